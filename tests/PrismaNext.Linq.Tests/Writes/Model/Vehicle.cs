using System.ComponentModel.DataAnnotations.Schema;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Writes.Model;

[Table("vehicles"), TablePerType]
public class Vehicle
{
    public long Id { get; init; }
}
