namespace PrismaNext.Conformance.Tests.Model;

/// <summary>Someone who takes orders.</summary>
[Table("employees")]
internal sealed class Employee
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public short Level { get; init; }

    public DateOnly HiredOn { get; init; }

    public decimal? Salary { get; init; }

    public int? ManagerId { get; init; }

    public Employee? Manager { get; set; }

    [InverseProperty(nameof(Manager))]
    public List<Employee> Reports { get; init; } = [];

    public List<Order> Orders { get; init; } = [];
}
