using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Parsing;

/// <summary>The calls that a write is described by, so that it is slotted, cached and printed as a query is. None of them is ever run.</summary>
[ServerSide]
internal static class WriteCalls
{
    /// <summary>Inserts rows whose values are known.</summary>
    /// <typeparam name="T">The mapped type.</typeparam>
    /// <param name="table">The type's root.</param>
    /// <param name="form">Which columns are given values, and how; part of the plan's key.</param>
    /// <param name="values">The values, as the form says.</param>
    public static IQueryable<T> Insert<T>(this IQueryable<T> table, object form, object?[] values) => throw Run();

    /// <summary>Inserts the rows of a query.</summary>
    public static IQueryable<T> InsertFrom<T>(this IQueryable<T> table, IQueryable<T> query) => throw Run();

    /// <summary>Updates rows; what they are given follows.</summary>
    public static IQueryable<T> Update<T>(this IQueryable<T> rows) => throw Run();

    /// <summary>Deletes rows.</summary>
    public static IQueryable<T> Delete<T>(this IQueryable<T> rows) => throw Run();

    /// <summary>Gives a column a value.</summary>
    public static IQueryable<T> Set<T, TValue>(this IQueryable<T> write, Expression<Func<T, TValue>> property, TValue value) => throw Run();

    /// <summary>Gives a column a value that the server computes from the row or, after a conflict, from the row there is and the one that was to be inserted.</summary>
    public static IQueryable<T> Set<T, TValue>(this IQueryable<T> write, Expression<Func<T, TValue>> property, LambdaExpression value) => throw Run();

    /// <summary>Says what an insert does with a row that violates any unique index: nothing.</summary>
    public static IQueryable<T> OnConflict<T>(this IQueryable<T> write) => throw Run();

    /// <summary>Says what an insert does with a row that violates one unique index: nothing, or what follows.</summary>
    public static IQueryable<T> OnConflict<T, TKey>(this IQueryable<T> write, Expression<Func<T, TKey>> target) => throw Run();

    /// <summary>Gives the row there is all values of the one that was to be inserted, save those of its key.</summary>
    public static IQueryable<T> SetAll<T>(this IQueryable<T> write) => throw Run();

    /// <summary>Gives back the rows that were written.</summary>
    public static IQueryable<T> Returning<T>(this IQueryable<T> write) => throw Run();

    /// <summary>Gives back what a selector makes of the rows that were written.</summary>
    public static IQueryable<TResult> Returning<T, TResult>(this IQueryable<T> write, Expression<Func<T, TResult>> selector) => throw Run();

    /// <summary>Whether a call is one of these.</summary>
    public static bool Has(MethodInfo method) => method.DeclaringType == typeof(WriteCalls);

    private static InternalError Run() => new("A write was run in the program.");
}
