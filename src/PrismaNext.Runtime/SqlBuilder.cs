using System.Runtime.CompilerServices;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Writes;

namespace PrismaNext.Runtime;

/// <summary>Describes plans without a connection.</summary>
/// <remarks>Safe to share between threads and to keep for the life of the process.</remarks>
public sealed partial class SqlBuilder
{
    private readonly PrismaQueryProvider _provider;
    private readonly WriteContext _context;

    internal SqlBuilder(QueryContext context)
    {
        _provider = new PrismaQueryProvider(context.Planner, executor: null);
        _context = new WriteContext(context.Planner, context.Contract);
    }

    /// <summary>Starts a query over all rows of a mapped type; <c>Build()</c> makes a plan of it.</summary>
    /// <typeparam name="T">A mapped type.</typeparam>
    public PrismaQuery<T> From<T>() => _provider.From<T>();

    /// <summary>Inserts a row. A generated column that holds its type's default value is left to the database.</summary>
    /// <typeparam name="T">A mapped type; the object may be of a variant of it.</typeparam>
    /// <param name="row">The row; its values are read now.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.ENTITY_UNMAPPED</c>, <c>PLAN.VARIANT_UNMAPPED</c>: the contract does not map the object's type.</exception>
    public InsertBuilder<T> Insert<T>(T row)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(_context, WriteTree.Insert<T>(RowValues.OfOne(_context.Contract, typeof(T), row)));
    }

    /// <summary>Inserts rows with one statement: one parameter a column, whatever the number of rows; with an array column one parameter a value.</summary>
    /// <typeparam name="T">A mapped type; the objects may be of variants of it.</typeparam>
    /// <param name="rows">The rows; their values are read now.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.INSERT_MIXED</c>: only some rows have a value for a generated column.
    /// <c>PLAN.INSERT_WITHOUT_COLUMNS</c>: no column would be given a value. <c>PLAN.INSERT_TOO_LARGE</c>: rows with arrays have more than 65,535 values.
    /// <c>PLAN.ENTITY_UNMAPPED</c>, <c>PLAN.VARIANT_UNMAPPED</c>: the contract does not map an object's type.</exception>
    [OverloadResolutionPriority(1)]
    public InsertBuilder<T> Insert<T>(IEnumerable<T> rows)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(_context, WriteTree.Insert<T>(RowValues.OfMany(_context.Contract, typeof(T), [.. rows])));
    }

    /// <summary>Names the table of an insert; <c>From(query)</c> names its rows.</summary>
    /// <typeparam name="T">A mapped type.</typeparam>
    public InsertTarget<T> Insert<T>()
        where T : class => new(_context);

    /// <summary>Starts an update; <c>Set</c> says of what, <c>Where</c> or <c>All</c> of which rows.</summary>
    /// <typeparam name="T">A mapped type.</typeparam>
    public UpdateBuilder<T> Update<T>()
        where T : class => new(_context);

    /// <summary>Starts a delete; <c>Where</c> or <c>All</c> says of which rows.</summary>
    /// <typeparam name="T">A mapped type.</typeparam>
    public DeleteBuilder<T> Delete<T>()
        where T : class => new(_context);
}
