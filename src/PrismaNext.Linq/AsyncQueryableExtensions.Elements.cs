using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq;

public static partial class AsyncQueryableExtensions
{
    /// <summary>The first element.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ValueTask<T> FirstAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.First, cancellationToken);

    /// <summary>The first element that satisfies a condition.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ValueTask<T> FirstAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.FirstBy, predicate, cancellationToken);

    /// <summary>The first element; the type's default when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T?> FirstOrDefaultAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.FirstOrDefault, cancellationToken);

    /// <summary>The first element that satisfies a condition; the type's default when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T?> FirstOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.FirstOrDefaultBy, predicate, cancellationToken);

    /// <summary>The first element; a given value when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="defaultValue">What to give when there is none.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T> FirstOrDefaultAsync<T>(this IQueryable<T> source, T defaultValue, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.FirstOrValue, Expression.Constant(defaultValue, typeof(T)), cancellationToken);

    /// <summary>The first element that satisfies a condition; a given value when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="defaultValue">What to give when there is none.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T> FirstOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, T defaultValue, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.FirstOrValueBy, predicate, Expression.Constant(defaultValue, typeof(T)), cancellationToken);

    /// <summary>The last element of an ordered query.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ValueTask<T> LastAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.Last, cancellationToken);

    /// <summary>The last element of an ordered query that satisfies a condition.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ValueTask<T> LastAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.LastBy, predicate, cancellationToken);

    /// <summary>The last element of an ordered query; the type's default when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T?> LastOrDefaultAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.LastOrDefault, cancellationToken);

    /// <summary>The last element of an ordered query that satisfies a condition; the type's default when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T?> LastOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.LastOrDefaultBy, predicate, cancellationToken);

    /// <summary>The last element of an ordered query; a given value when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="defaultValue">What to give when there is none.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T> LastOrDefaultAsync<T>(this IQueryable<T> source, T defaultValue, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.LastOrValue, Expression.Constant(defaultValue, typeof(T)), cancellationToken);

    /// <summary>The last element of an ordered query that satisfies a condition; a given value when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="defaultValue">What to give when there is none.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T> LastOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, T defaultValue, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.LastOrValueBy, predicate, Expression.Constant(defaultValue, typeof(T)), cancellationToken);

    /// <summary>The only element.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none or there is more than one.</exception>
    public static ValueTask<T> SingleAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.Single, cancellationToken);

    /// <summary>The only element that satisfies a condition.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none or there is more than one.</exception>
    public static ValueTask<T> SingleAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.SingleBy, predicate, cancellationToken);

    /// <summary>The only element; the type's default when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is more than one element.</exception>
    public static ValueTask<T?> SingleOrDefaultAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.SingleOrDefault, cancellationToken);

    /// <summary>The only element that satisfies a condition; the type's default when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is more than one element.</exception>
    public static ValueTask<T?> SingleOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.SingleOrDefaultBy, predicate, cancellationToken);

    /// <summary>The only element; a given value when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="defaultValue">What to give when there is none.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is more than one element.</exception>
    public static ValueTask<T> SingleOrDefaultAsync<T>(this IQueryable<T> source, T defaultValue, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.SingleOrValue, Expression.Constant(defaultValue, typeof(T)), cancellationToken);

    /// <summary>The only element that satisfies a condition; a given value when there is none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="predicate">Which elements count.</param>
    /// <param name="defaultValue">What to give when there is none.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is more than one element.</exception>
    public static ValueTask<T> SingleOrDefaultAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> predicate, T defaultValue, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.SingleOrValueBy, predicate, Expression.Constant(defaultValue, typeof(T)), cancellationToken);

    /// <summary>The element at a position of an ordered query.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="index">The position, from 0.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public static ValueTask<T> ElementAtAsync<T>(this IQueryable<T> source, int index, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.AtInt, Expression.Constant(index), cancellationToken);

    /// <summary>The element at a position of an ordered query; the type's default when there is no such position.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="index">The position, from 0.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T?> ElementAtOrDefaultAsync<T>(this IQueryable<T> source, int index, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.AtIntOrDefault, Expression.Constant(index), cancellationToken);

    /// <summary>The element at a position of an ordered query.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="index">The position, from the start or the end.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public static ValueTask<T> ElementAtAsync<T>(this IQueryable<T> source, Index index, CancellationToken cancellationToken = default) =>
        Run<T, T>(source, ElementMethods<T>.AtIndex, Expression.Constant(index), cancellationToken);

    /// <summary>The element at a position of an ordered query; the type's default when there is no such position.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="index">The position, from the start or the end.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<T?> ElementAtOrDefaultAsync<T>(this IQueryable<T> source, Index index, CancellationToken cancellationToken = default) =>
        Run<T, T?>(source, ElementMethods<T>.AtIndexOrDefault, Expression.Constant(index), cancellationToken);

    private static class ElementMethods<T>
    {
        public static readonly MethodInfo First = Method<IQueryable<T>, T>(Queryable.First);
        public static readonly MethodInfo FirstBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T>(Queryable.First);
        public static readonly MethodInfo FirstOrDefault = Method<IQueryable<T>, T?>(Queryable.FirstOrDefault);
        public static readonly MethodInfo FirstOrDefaultBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T?>(Queryable.FirstOrDefault);
        public static readonly MethodInfo FirstOrValue = Method<IQueryable<T>, T, T>(Queryable.FirstOrDefault);
        public static readonly MethodInfo FirstOrValueBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T, T>(Queryable.FirstOrDefault);
        public static readonly MethodInfo Last = Method<IQueryable<T>, T>(Queryable.Last);
        public static readonly MethodInfo LastBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T>(Queryable.Last);
        public static readonly MethodInfo LastOrDefault = Method<IQueryable<T>, T?>(Queryable.LastOrDefault);
        public static readonly MethodInfo LastOrDefaultBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T?>(Queryable.LastOrDefault);
        public static readonly MethodInfo LastOrValue = Method<IQueryable<T>, T, T>(Queryable.LastOrDefault);
        public static readonly MethodInfo LastOrValueBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T, T>(Queryable.LastOrDefault);
        public static readonly MethodInfo Single = Method<IQueryable<T>, T>(Queryable.Single);
        public static readonly MethodInfo SingleBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T>(Queryable.Single);
        public static readonly MethodInfo SingleOrDefault = Method<IQueryable<T>, T?>(Queryable.SingleOrDefault);
        public static readonly MethodInfo SingleOrDefaultBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T?>(Queryable.SingleOrDefault);
        public static readonly MethodInfo SingleOrValue = Method<IQueryable<T>, T, T>(Queryable.SingleOrDefault);
        public static readonly MethodInfo SingleOrValueBy = Method<IQueryable<T>, Expression<Func<T, bool>>, T, T>(Queryable.SingleOrDefault);
        public static readonly MethodInfo AtInt = Method<IQueryable<T>, int, T>(Queryable.ElementAt);
        public static readonly MethodInfo AtIntOrDefault = Method<IQueryable<T>, int, T?>(Queryable.ElementAtOrDefault);
        public static readonly MethodInfo AtIndex = Method<IQueryable<T>, Index, T>(Queryable.ElementAt);
        public static readonly MethodInfo AtIndexOrDefault = Method<IQueryable<T>, Index, T?>(Queryable.ElementAtOrDefault);
    }
}
