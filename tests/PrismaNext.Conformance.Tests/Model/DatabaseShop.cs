using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The rows in PostgreSQL.</summary>
internal sealed class DatabaseShop(Postgres client) : Shop
{
    public SqlBuilder Sql => client.Sql;

    /// <summary>The same rows and plans, read by the simple protocol; null for that shop itself.</summary>
    public Shop? Simple { get; init; }

    public override IQueryable<T> From<T>() => client.From<T>();

    /// <summary>The same rows as a query of the library's own type.</summary>
    public PrismaQuery<T> Query<T>() => client.From<T>();
}
