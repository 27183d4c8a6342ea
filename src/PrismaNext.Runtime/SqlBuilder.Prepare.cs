using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime;

/// <summary>Describes plans without a connection.</summary>
public sealed partial class SqlBuilder
{
    /// <summary>Prepares a query that returns one value, such as <c>Count()</c> or <c>FirstOrDefault()</c>.</summary>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    public PreparedQuery<TResult> Prepare<TResult>(Expression<Func<TResult>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns rows.</summary>
    /// <typeparam name="TRow">What a row becomes.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    [OverloadResolutionPriority(1)]
    public PreparedQuery<TRow> Prepare<TRow>(Expression<Func<IQueryable<TRow>>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns one value, such as <c>Count()</c> or <c>FirstOrDefault()</c>.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    public PreparedQuery<TArgument, TResult> Prepare<TArgument, TResult>(Expression<Func<TArgument, TResult>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns rows.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TRow">What a row becomes.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    [OverloadResolutionPriority(1)]
    public PreparedQuery<TArgument, TRow> Prepare<TArgument, TRow>(Expression<Func<TArgument, IQueryable<TRow>>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns one value, such as <c>Count()</c> or <c>FirstOrDefault()</c>.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    public PreparedQuery<T1, T2, TResult> Prepare<T1, T2, TResult>(Expression<Func<T1, T2, TResult>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns rows.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="TRow">What a row becomes.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    [OverloadResolutionPriority(1)]
    public PreparedQuery<T1, T2, TRow> Prepare<T1, T2, TRow>(Expression<Func<T1, T2, IQueryable<TRow>>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns one value, such as <c>Count()</c> or <c>FirstOrDefault()</c>.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="T3">The type of the third argument.</typeparam>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    public PreparedQuery<T1, T2, T3, TResult> Prepare<T1, T2, T3, TResult>(Expression<Func<T1, T2, T3, TResult>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns rows.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="T3">The type of the third argument.</typeparam>
    /// <typeparam name="TRow">What a row becomes.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    [OverloadResolutionPriority(1)]
    public PreparedQuery<T1, T2, T3, TRow> Prepare<T1, T2, T3, TRow>(Expression<Func<T1, T2, T3, IQueryable<TRow>>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns one value, such as <c>Count()</c> or <c>FirstOrDefault()</c>.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="T3">The type of the third argument.</typeparam>
    /// <typeparam name="T4">The type of the fourth argument.</typeparam>
    /// <typeparam name="TResult">The type of the value.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    public PreparedQuery<T1, T2, T3, T4, TResult> Prepare<T1, T2, T3, T4, TResult>(Expression<Func<T1, T2, T3, T4, TResult>> query) => new(_context.Planner, Checked(query));

    /// <summary>Prepares a query that returns rows.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="T3">The type of the third argument.</typeparam>
    /// <typeparam name="T4">The type of the fourth argument.</typeparam>
    /// <typeparam name="TRow">What a row becomes.</typeparam>
    /// <param name="query">The query. What it captures is read at each bind, as if the lambda were called.</param>
    [OverloadResolutionPriority(1)]
    public PreparedQuery<T1, T2, T3, T4, TRow> Prepare<T1, T2, T3, T4, TRow>(Expression<Func<T1, T2, T3, T4, IQueryable<TRow>>> query) => new(_context.Planner, Checked(query));

    private static LambdaExpression Checked(LambdaExpression query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query;
    }
}
