namespace PrismaNext.Linq.Tests.Parsing;

/// <summary>The queries that tests start at.</summary>
internal sealed class Shop
{
    private readonly PrismaQueryProvider _provider = new(new NoPlanner(), null);

    public IQueryable<Customer> Customers => From<Customer>();

    public IQueryable<Order> Orders => From<Order>();

    public PrismaQuery<T> From<T>() => _provider.From<T>();
}
