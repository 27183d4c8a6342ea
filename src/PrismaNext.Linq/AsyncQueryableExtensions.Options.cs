using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq;

/// <summary>Reading a composed query asynchronously, and telling how it is to be read.</summary>
public static partial class AsyncQueryableExtensions
{
    /// <summary>Chooses how the rows of this query are fetched.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="mode">The mode; without this call the runtime's default.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: there is no such mode.</exception>
    public static IQueryable<T> WithMode<T>(this IQueryable<T> source, ExecutionMode mode) => Annotate(source, OptionCheck.Defined(mode));

    /// <summary>Sets the most rows of one page of a cursor.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="batchSize">Rows, from 1; without this call the runtime's default.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: <paramref name="batchSize"/> is less than 1.</exception>
    public static IQueryable<T> WithBatchSize<T>(this IQueryable<T> source, int batchSize) => Annotate(source, OptionCheck.AtLeast(1, batchSize));

    /// <summary>Puts a comment before the statement, where logs and <c>pg_stat_activity</c> show it.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="tag">The text; it never ends the comment early.</param>
    public static IQueryable<T> TagWith<T>(this IQueryable<T> source, string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return Annotate(source, tag);
    }

    /// <summary>The SQL text that the query is sent as, its parameters as <c>$1</c>, <c>$2</c>, …</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    public static string ToSql<T>(this IQueryable<T> source) => Provider(source).Plan<T>(Tree(source)).Plan.Sql;

    /// <summary>Compiles the query into a plan with its values, ready to run on any runtime of the same contract.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    public static BoundQuery<T> Build<T>(this IQueryable<T> source) => Provider(source).Plan<T>(Tree(source));

    /// <summary>Compiles an operator on the query that gives one value, such as <c>q => q.Count()</c>, into a plan with its values.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="value">The operator: <c>Count</c>, <c>First</c>, <c>Max</c> and the others of LINQ that give one value.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.VALUE_EXPECTED</c>: it gives a sequence.</exception>
    public static BoundQuery<TResult> Build<T, TResult>(this IQueryable<T> source, Expression<Func<IQueryable<T>, TResult>> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var provider = Provider(source);
        var tree = new ParameterReplacement(value.Parameters, [Tree(source)]).Visit(value.Body);
        return tree is MethodCallExpression { Method: { } method } && method.DeclaringType == typeof(Queryable) && !tree.Type.IsAssignableTo(typeof(IQueryable))
            ? provider.Plan<TResult>(tree)
            : throw PlanErrors.ValueExpected(tree);
    }

    private static IQueryable<T> Annotate<T>(IQueryable<T> source, object annotation) =>
        Provider(source).CreateQuery<T>(new AnnotationExpression(source.Expression, annotation));
}
