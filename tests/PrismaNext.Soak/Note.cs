using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Soak;

/// <summary>A row of the table that is written.</summary>
[Table("notes")]
public sealed record Note(Guid Id, string Text);
