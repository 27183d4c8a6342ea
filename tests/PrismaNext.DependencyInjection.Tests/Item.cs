using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.DependencyInjection.Tests;

[Table("items")]
public sealed record Item
{
    public int Id { get; init; }

    public required string Name { get; init; }
}
