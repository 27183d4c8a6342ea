using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Linq.Tests.Writes.Model;

[Table("trucks")]
public sealed class Truck : Vehicle
{
    public int Load { get; init; }
}
