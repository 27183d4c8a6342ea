using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq;

public static partial class AsyncQueryableExtensions
{
    /// <summary>How many elements there are.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<int> CountAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, int>(source, QuestionMethods<T>.Count, cancellationToken);

    /// <summary>How many elements satisfy a condition.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<int> CountAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, int>(source, QuestionMethods<T>.CountBy, predicate, cancellationToken);

    /// <summary>How many elements there are, as a 64-bit number.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<long> LongCountAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, long>(source, QuestionMethods<T>.LongCount, cancellationToken);

    /// <summary>How many elements satisfy a condition, as a 64-bit number.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<long> LongCountAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, long>(source, QuestionMethods<T>.LongCountBy, predicate, cancellationToken);

    /// <summary>Whether there is an element.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<bool> AnyAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, QuestionMethods<T>.Any, cancellationToken);

    /// <summary>Whether there is an element that satisfies a condition.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<bool> AnyAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, QuestionMethods<T>.AnyBy, predicate, cancellationToken);

    /// <summary>Whether all elements satisfy a condition; true for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">The condition.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<bool> AllAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, QuestionMethods<T>.All, predicate, cancellationToken);

    /// <summary>Whether an element equals a value.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="item">The value.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<bool> ContainsAsync<T>(this IQueryable<T> source, T item, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, QuestionMethods<T>.Contains, Expression.Constant(item, typeof(T)), cancellationToken);

    /// <summary>Whether two queries give equal elements in the same order.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="second">The other query, or a collection.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<bool> SequenceEqualAsync<T>(
        this IQueryable<T> source, IEnumerable<T> second, CancellationToken cancellationToken = default) =>
        Run<T, bool>(source, QuestionMethods<T>.SequenceEqual, Sequence(second), cancellationToken);

    private static Expression Sequence<T>(IEnumerable<T> second) =>
        second is IQueryable<T> query ? query.Expression : Expression.Constant(second, typeof(IEnumerable<T>));

    private static class QuestionMethods<T>
    {
        public static readonly MethodInfo Count = Method<IQueryable<T>, int>(Queryable.Count);
        public static readonly MethodInfo CountBy = Method<IQueryable<T>, Expression<Func<T, bool>>, int>(Queryable.Count);
        public static readonly MethodInfo LongCount = Method<IQueryable<T>, long>(Queryable.LongCount);
        public static readonly MethodInfo LongCountBy = Method<IQueryable<T>, Expression<Func<T, bool>>, long>(Queryable.LongCount);
        public static readonly MethodInfo Any = Method<IQueryable<T>, bool>(Queryable.Any);
        public static readonly MethodInfo AnyBy = Method<IQueryable<T>, Expression<Func<T, bool>>, bool>(Queryable.Any);
        public static readonly MethodInfo All = Method<IQueryable<T>, Expression<Func<T, bool>>, bool>(Queryable.All);
        public static readonly MethodInfo Contains = Method<IQueryable<T>, T, bool>(Queryable.Contains);
        public static readonly MethodInfo SequenceEqual = Method<IQueryable<T>, IEnumerable<T>, bool>(Queryable.SequenceEqual);
    }
}
