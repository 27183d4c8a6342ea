using System.ComponentModel.DataAnnotations.Schema;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Writes.Model;

[Table("occurrences"), Discriminator("type")]
public abstract class Occurrence
{
    public long Id { get; init; }

    public DateOnly Day { get; init; }
}
