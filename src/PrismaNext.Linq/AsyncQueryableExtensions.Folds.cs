using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq;

public static partial class AsyncQueryableExtensions
{
    /// <summary>The smallest element; null for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no element, and the type has no null.</exception>
    public static ValueTask<T?> MinAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, FoldMethods<T>.Min, cancellationToken);

    /// <summary>The smallest value of the elements; null for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TResult">The type of the values.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the value of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no element, and the type has no null.</exception>
    public static ValueTask<TResult?> MinAsync<T, TResult>(
        this IQueryable<T> source, Expression<Func<T, TResult>> selector, CancellationToken cancellationToken = default) =>
        Run<T, TResult?>(source, FoldMethods<T, TResult>.Min, selector, cancellationToken);

    /// <summary>The first element with the smallest key; null for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no element, and the type has no null.</exception>
    public static ValueTask<T?> MinByAsync<T, TKey>(
        this IQueryable<T> source, Expression<Func<T, TKey>> keySelector, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, FoldMethods<T, TKey>.MinBy, keySelector, cancellationToken);

    /// <summary>The largest element; null for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no element, and the type has no null.</exception>
    public static ValueTask<T?> MaxAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, FoldMethods<T>.Max, cancellationToken);

    /// <summary>The largest value of the elements; null for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TResult">The type of the values.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the value of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no element, and the type has no null.</exception>
    public static ValueTask<TResult?> MaxAsync<T, TResult>(
        this IQueryable<T> source, Expression<Func<T, TResult>> selector, CancellationToken cancellationToken = default) =>
        Run<T, TResult?>(source, FoldMethods<T, TResult>.Max, selector, cancellationToken);

    /// <summary>The first element with the largest key; null for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="keySelector">Gives the key of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no element, and the type has no null.</exception>
    public static ValueTask<T?> MaxByAsync<T, TKey>(
        this IQueryable<T> source, Expression<Func<T, TKey>> keySelector, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, FoldMethods<T, TKey>.MaxBy, keySelector, cancellationToken);

    /// <summary>Joins all elements of an ordered query into one.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="func">Joins the result so far and the next element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is no element.</exception>
    public static ValueTask<T> AggregateAsync<T>(
        this IQueryable<T> source, Expression<Func<T, T, T>> func, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, FoldMethods<T>.Aggregate, func, cancellationToken);

    /// <summary>Joins all elements of an ordered query into one value.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TAccumulate">The type of the value.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="seed">The value to begin with.</param>
    /// <param name="func">Joins the result so far and the next element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<TAccumulate> AggregateAsync<T, TAccumulate>(
        this IQueryable<T> source, TAccumulate seed, Expression<Func<TAccumulate, T, TAccumulate>> func, CancellationToken cancellationToken = default) =>
        Run<T, TAccumulate>(source, FoldMethods<T, TAccumulate>.Aggregate, Expression.Constant(seed, typeof(TAccumulate)), func, cancellationToken);

    private static class FoldMethods<T>
    {
        public static readonly MethodInfo Min = Method<IQueryable<T>, T?>(Queryable.Min);
        public static readonly MethodInfo Max = Method<IQueryable<T>, T?>(Queryable.Max);
        public static readonly MethodInfo Aggregate = Method<IQueryable<T>, Expression<Func<T, T, T>>, T>(Queryable.Aggregate);
    }

    private static class FoldMethods<T, TOther>
    {
        public static readonly MethodInfo Min = Method<IQueryable<T>, Expression<Func<T, TOther>>, TOther?>(Queryable.Min);
        public static readonly MethodInfo MinBy = Method<IQueryable<T>, Expression<Func<T, TOther>>, T?>(Queryable.MinBy);
        public static readonly MethodInfo Max = Method<IQueryable<T>, Expression<Func<T, TOther>>, TOther?>(Queryable.Max);
        public static readonly MethodInfo MaxBy = Method<IQueryable<T>, Expression<Func<T, TOther>>, T?>(Queryable.MaxBy);
        public static readonly MethodInfo Aggregate = Method<IQueryable<T>, TOther, Expression<Func<TOther, T, TOther>>, TOther>(Queryable.Aggregate);
    }
}
