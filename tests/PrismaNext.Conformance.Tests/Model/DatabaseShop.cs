using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The rows in PostgreSQL.</summary>
internal sealed class DatabaseShop(Postgres client) : Shop
{
    public SqlBuilder Sql => client.Sql;

    public override IQueryable<T> From<T>() => client.From<T>();

    /// <summary>The same rows as a query of the library's own type.</summary>
    public PrismaQuery<T> Query<T>() => client.From<T>();
}
