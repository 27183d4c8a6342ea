namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The tables as queries, either of the database or of the rows in memory.</summary>
internal abstract class Shop
{
    public IQueryable<Customer> Customers => From<Customer>();

    public IQueryable<Order> Orders => From<Order>();

    public IQueryable<Line> Lines => From<Line>();

    public IQueryable<Product> Products => From<Product>();

    public IQueryable<Category> Categories => From<Category>();

    public IQueryable<Badge> Badges => From<Badge>();

    public IQueryable<Tag> Tags => From<Tag>();

    public IQueryable<Employee> Employees => From<Employee>();

    public IQueryable<Vehicle> Vehicles => From<Vehicle>();

    public IQueryable<Payment> Payments => From<Payment>();

    public abstract IQueryable<T> From<T>();
}
