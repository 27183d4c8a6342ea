using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Soak;

/// <summary>A row of the table that is read.</summary>
[Table("numbers")]
public sealed record Number(int Id, string Label);
