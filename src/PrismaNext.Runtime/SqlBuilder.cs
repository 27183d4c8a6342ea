using PrismaNext.Linq;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime;

/// <summary>Describes plans without a connection.</summary>
/// <remarks>Safe to share between threads and to keep for the life of the process.</remarks>
public sealed class SqlBuilder
{
    private readonly PrismaQueryProvider _provider;

    internal SqlBuilder(QueryContext context) => _provider = new PrismaQueryProvider(context.Planner, executor: null);

    /// <summary>Starts a query over all rows of a mapped type; <c>Build()</c> makes a plan of it.</summary>
    /// <typeparam name="T">A mapped type.</typeparam>
    public PrismaQuery<T> From<T>() => _provider.From<T>();
}
