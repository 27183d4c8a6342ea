using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq;

public static partial class AsyncQueryableExtensions
{
    /// <summary>The average of the numbers.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<double> AverageAsync(this IQueryable<int> source, CancellationToken cancellationToken = default) =>
        Run<int, double>(source, AverageMethods.OfInt32, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<double> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, AverageMethods<T>.OfInt32, selector, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> AverageAsync(this IQueryable<int?> source, CancellationToken cancellationToken = default) =>
        Run<int?, double?>(source, AverageMethods.OfInt32OrNull, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, AverageMethods<T>.OfInt32OrNull, selector, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<double> AverageAsync(this IQueryable<long> source, CancellationToken cancellationToken = default) =>
        Run<long, double>(source, AverageMethods.OfInt64, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<double> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, AverageMethods<T>.OfInt64, selector, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> AverageAsync(this IQueryable<long?> source, CancellationToken cancellationToken = default) =>
        Run<long?, double?>(source, AverageMethods.OfInt64OrNull, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, AverageMethods<T>.OfInt64OrNull, selector, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<float> AverageAsync(this IQueryable<float> source, CancellationToken cancellationToken = default) =>
        Run<float, float>(source, AverageMethods.OfSingle, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<float> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, float>> selector, CancellationToken cancellationToken = default) =>
        Run<T, float>(source, AverageMethods<T>.OfSingle, selector, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<float?> AverageAsync(this IQueryable<float?> source, CancellationToken cancellationToken = default) =>
        Run<float?, float?>(source, AverageMethods.OfSingleOrNull, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<float?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, float?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, float?>(source, AverageMethods<T>.OfSingleOrNull, selector, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<double> AverageAsync(this IQueryable<double> source, CancellationToken cancellationToken = default) =>
        Run<double, double>(source, AverageMethods.OfDouble, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<double> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, AverageMethods<T>.OfDouble, selector, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> AverageAsync(this IQueryable<double?> source, CancellationToken cancellationToken = default) =>
        Run<double?, double?>(source, AverageMethods.OfDoubleOrNull, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, AverageMethods<T>.OfDoubleOrNull, selector, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<decimal> AverageAsync(this IQueryable<decimal> source, CancellationToken cancellationToken = default) =>
        Run<decimal, decimal>(source, AverageMethods.OfDecimal, cancellationToken);

    /// <summary>The average of the numbers.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There are no numbers.</exception>
    public static ValueTask<decimal> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal>(source, AverageMethods<T>.OfDecimal, selector, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<decimal?> AverageAsync(this IQueryable<decimal?> source, CancellationToken cancellationToken = default) =>
        Run<decimal?, decimal?>(source, AverageMethods.OfDecimalOrNull, cancellationToken);

    /// <summary>The average of the numbers; null for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<decimal?> AverageAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal?>(source, AverageMethods<T>.OfDecimalOrNull, selector, cancellationToken);

    private static class AverageMethods
    {
        public static readonly MethodInfo OfInt32 = Method<IQueryable<int>, double>(Queryable.Average);
        public static readonly MethodInfo OfInt32OrNull = Method<IQueryable<int?>, double?>(Queryable.Average);
        public static readonly MethodInfo OfInt64 = Method<IQueryable<long>, double>(Queryable.Average);
        public static readonly MethodInfo OfInt64OrNull = Method<IQueryable<long?>, double?>(Queryable.Average);
        public static readonly MethodInfo OfSingle = Method<IQueryable<float>, float>(Queryable.Average);
        public static readonly MethodInfo OfSingleOrNull = Method<IQueryable<float?>, float?>(Queryable.Average);
        public static readonly MethodInfo OfDouble = Method<IQueryable<double>, double>(Queryable.Average);
        public static readonly MethodInfo OfDoubleOrNull = Method<IQueryable<double?>, double?>(Queryable.Average);
        public static readonly MethodInfo OfDecimal = Method<IQueryable<decimal>, decimal>(Queryable.Average);
        public static readonly MethodInfo OfDecimalOrNull = Method<IQueryable<decimal?>, decimal?>(Queryable.Average);
    }

    private static class AverageMethods<T>
    {
        public static readonly MethodInfo OfInt32 = Method<IQueryable<T>, Expression<Func<T, int>>, double>(Queryable.Average);
        public static readonly MethodInfo OfInt32OrNull = Method<IQueryable<T>, Expression<Func<T, int?>>, double?>(Queryable.Average);
        public static readonly MethodInfo OfInt64 = Method<IQueryable<T>, Expression<Func<T, long>>, double>(Queryable.Average);
        public static readonly MethodInfo OfInt64OrNull = Method<IQueryable<T>, Expression<Func<T, long?>>, double?>(Queryable.Average);
        public static readonly MethodInfo OfSingle = Method<IQueryable<T>, Expression<Func<T, float>>, float>(Queryable.Average);
        public static readonly MethodInfo OfSingleOrNull = Method<IQueryable<T>, Expression<Func<T, float?>>, float?>(Queryable.Average);
        public static readonly MethodInfo OfDouble = Method<IQueryable<T>, Expression<Func<T, double>>, double>(Queryable.Average);
        public static readonly MethodInfo OfDoubleOrNull = Method<IQueryable<T>, Expression<Func<T, double?>>, double?>(Queryable.Average);
        public static readonly MethodInfo OfDecimal = Method<IQueryable<T>, Expression<Func<T, decimal>>, decimal>(Queryable.Average);
        public static readonly MethodInfo OfDecimalOrNull = Method<IQueryable<T>, Expression<Func<T, decimal?>>, decimal?>(Queryable.Average);
    }
}
