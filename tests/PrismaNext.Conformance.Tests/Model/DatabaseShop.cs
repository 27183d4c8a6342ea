using PrismaNext.Runtime;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The rows in PostgreSQL.</summary>
internal sealed class DatabaseShop(Postgres client) : Shop
{
    public override IQueryable<T> From<T>() => client.From<T>();
}
