using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq;

/// <summary>Plans the queries of one runtime and hands them to its executor.</summary>
internal sealed class PrismaQueryProvider(IQueryPlanner planner, IPlanExecutor? executor) : IQueryProvider
{
    private IPlanExecutor Executor => executor ?? throw StreamErrors.NotBound();

    /// <summary>Whether its queries run on an executor, or on none.</summary>
    public bool MayRunOn(IPlanExecutor other) => executor is null || executor == other;

    /// <summary>A query over all rows of a mapped type.</summary>
    public PrismaQuery<T> From<T>() => new(this, EntityRootExpression.For<T>());

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new PrismaQuery<TElement>(this, expression);

    public IQueryable CreateQuery(Expression expression)
    {
        var element = ClrTypes.ElementType(expression.Type) ?? throw new ArgumentException("The expression is not a sequence.", nameof(expression));
        return (IQueryable)Activator.CreateInstance(typeof(PrismaQuery<>).MakeGenericType(element), NonPublicConstructor, null, [this, expression], null)!; // A constructor never returns null.
    }

    public BoundQuery<T> Plan<T>(Expression expression) => planner.Plan<T>(expression);

    /// <summary>Runs a plan that was made of a query.</summary>
    public ResultStream<T> Run<T>(BoundQuery<T> query) => Executor.Execute(query);

    public ResultStream<T> Stream<T>(Expression expression) => Executor.Execute(planner.Plan<T>(expression));

    public ValueTask<T> ExecuteAsync<T>(Expression expression, CancellationToken cancellationToken) =>
        Executor.ExecuteSingleAsync(planner.Plan<T>(expression), cancellationToken);

    // The thread pool has no synchronisation context, so blocking on it cannot deadlock with a caller that has one.
    public List<T> ReadAll<T>(Expression expression)
    {
        var stream = Stream<T>(expression);
        return Task.Run(async () => await stream).GetAwaiter().GetResult();
    }

    public TResult Execute<TResult>(Expression expression) => Task.Run(() => ExecuteAsync<TResult>(expression, default).AsTask()).GetAwaiter().GetResult();

    public object? Execute(Expression expression) =>
        typeof(PrismaQueryProvider).GetMethods().Single(m => m is { Name: nameof(Execute), IsGenericMethod: true })
            .MakeGenericMethod(expression.Type).Invoke(this, [expression]);

    private const System.Reflection.BindingFlags NonPublicConstructor = System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic;
}
