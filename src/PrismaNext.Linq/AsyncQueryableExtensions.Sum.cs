using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq;

public static partial class AsyncQueryableExtensions
{
    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<int> SumAsync(this IQueryable<int> source, CancellationToken cancellationToken = default) =>
        Run<int, int>(source, SumMethods.OfInt32, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<int> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int>> selector, CancellationToken cancellationToken = default) =>
        Run<T, int>(source, SumMethods<T>.OfInt32, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<int?> SumAsync(this IQueryable<int?> source, CancellationToken cancellationToken = default) =>
        Run<int?, int?>(source, SumMethods.OfInt32OrNull, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<int?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, int?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, int?>(source, SumMethods<T>.OfInt32OrNull, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<long> SumAsync(this IQueryable<long> source, CancellationToken cancellationToken = default) =>
        Run<long, long>(source, SumMethods.OfInt64, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<long> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long>> selector, CancellationToken cancellationToken = default) =>
        Run<T, long>(source, SumMethods<T>.OfInt64, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<long?> SumAsync(this IQueryable<long?> source, CancellationToken cancellationToken = default) =>
        Run<long?, long?>(source, SumMethods.OfInt64OrNull, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<long?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, long?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, long?>(source, SumMethods<T>.OfInt64OrNull, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<float> SumAsync(this IQueryable<float> source, CancellationToken cancellationToken = default) =>
        Run<float, float>(source, SumMethods.OfSingle, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<float> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, float>> selector, CancellationToken cancellationToken = default) =>
        Run<T, float>(source, SumMethods<T>.OfSingle, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<float?> SumAsync(this IQueryable<float?> source, CancellationToken cancellationToken = default) =>
        Run<float?, float?>(source, SumMethods.OfSingleOrNull, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<float?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, float?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, float?>(source, SumMethods<T>.OfSingleOrNull, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double> SumAsync(this IQueryable<double> source, CancellationToken cancellationToken = default) =>
        Run<double, double>(source, SumMethods.OfDouble, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double>(source, SumMethods<T>.OfDouble, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> SumAsync(this IQueryable<double?> source, CancellationToken cancellationToken = default) =>
        Run<double?, double?>(source, SumMethods.OfDoubleOrNull, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<double?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, double?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, double?>(source, SumMethods<T>.OfDoubleOrNull, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<decimal> SumAsync(this IQueryable<decimal> source, CancellationToken cancellationToken = default) =>
        Run<decimal, decimal>(source, SumMethods.OfDecimal, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<decimal> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal>(source, SumMethods<T>.OfDecimal, selector, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <param name="source">A query of this library.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<decimal?> SumAsync(this IQueryable<decimal?> source, CancellationToken cancellationToken = default) =>
        Run<decimal?, decimal?>(source, SumMethods.OfDecimalOrNull, cancellationToken);

    /// <summary>The sum of the numbers; 0 for none; nulls are left out.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="selector">Gives the number of an element.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public static ValueTask<decimal?> SumAsync<T>(
        this IQueryable<T> source, Expression<Func<T, decimal?>> selector, CancellationToken cancellationToken = default) =>
        Run<T, decimal?>(source, SumMethods<T>.OfDecimalOrNull, selector, cancellationToken);

    private static class SumMethods
    {
        public static readonly MethodInfo OfInt32 = Method<IQueryable<int>, int>(Queryable.Sum);
        public static readonly MethodInfo OfInt32OrNull = Method<IQueryable<int?>, int?>(Queryable.Sum);
        public static readonly MethodInfo OfInt64 = Method<IQueryable<long>, long>(Queryable.Sum);
        public static readonly MethodInfo OfInt64OrNull = Method<IQueryable<long?>, long?>(Queryable.Sum);
        public static readonly MethodInfo OfSingle = Method<IQueryable<float>, float>(Queryable.Sum);
        public static readonly MethodInfo OfSingleOrNull = Method<IQueryable<float?>, float?>(Queryable.Sum);
        public static readonly MethodInfo OfDouble = Method<IQueryable<double>, double>(Queryable.Sum);
        public static readonly MethodInfo OfDoubleOrNull = Method<IQueryable<double?>, double?>(Queryable.Sum);
        public static readonly MethodInfo OfDecimal = Method<IQueryable<decimal>, decimal>(Queryable.Sum);
        public static readonly MethodInfo OfDecimalOrNull = Method<IQueryable<decimal?>, decimal?>(Queryable.Sum);
    }

    private static class SumMethods<T>
    {
        public static readonly MethodInfo OfInt32 = Method<IQueryable<T>, Expression<Func<T, int>>, int>(Queryable.Sum);
        public static readonly MethodInfo OfInt32OrNull = Method<IQueryable<T>, Expression<Func<T, int?>>, int?>(Queryable.Sum);
        public static readonly MethodInfo OfInt64 = Method<IQueryable<T>, Expression<Func<T, long>>, long>(Queryable.Sum);
        public static readonly MethodInfo OfInt64OrNull = Method<IQueryable<T>, Expression<Func<T, long?>>, long?>(Queryable.Sum);
        public static readonly MethodInfo OfSingle = Method<IQueryable<T>, Expression<Func<T, float>>, float>(Queryable.Sum);
        public static readonly MethodInfo OfSingleOrNull = Method<IQueryable<T>, Expression<Func<T, float?>>, float?>(Queryable.Sum);
        public static readonly MethodInfo OfDouble = Method<IQueryable<T>, Expression<Func<T, double>>, double>(Queryable.Sum);
        public static readonly MethodInfo OfDoubleOrNull = Method<IQueryable<T>, Expression<Func<T, double?>>, double?>(Queryable.Sum);
        public static readonly MethodInfo OfDecimal = Method<IQueryable<T>, Expression<Func<T, decimal>>, decimal>(Queryable.Sum);
        public static readonly MethodInfo OfDecimalOrNull = Method<IQueryable<T>, Expression<Func<T, decimal?>>, decimal?>(Queryable.Sum);
    }
}
