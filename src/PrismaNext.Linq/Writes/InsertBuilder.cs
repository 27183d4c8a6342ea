using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Writes;

/// <summary>An insert under construction: one statement, whatever the number of rows.</summary>
/// <typeparam name="T">A mapped type.</typeparam>
/// <remarks>Immutable: each call gives a new builder. The values of the rows were read when the builder was made.</remarks>
public sealed class InsertBuilder<T>
    where T : class
{
    private readonly WriteContext _context;
    private readonly Expression _tree;

    internal InsertBuilder(WriteContext context, Expression tree)
    {
        _context = context;
        _tree = tree;
    }

    /// <summary>Says what happens to a row that violates any unique index; only <c>DoNothing()</c> can follow.</summary>
    public ConflictBuilder<T> OnConflict() => new(_context, WriteTree.OnConflict<T>(_tree), hasTarget: false);

    /// <summary>Says what happens to a row that violates the unique index over some columns.</summary>
    /// <typeparam name="TKey">The type of the property, or of an anonymous object of several.</typeparam>
    /// <param name="target">The columns of the index: <c>u => u.Email</c> or <c>u => new { u.Tenant, u.Email }</c>.</param>
    public ConflictBuilder<T> OnConflict<TKey>(Expression<Func<T, TKey>> target) => new(_context, WriteTree.OnConflict(_tree, target), hasTarget: true);

    /// <summary>Gives back the inserted rows, with what the database generated, in the order in which they were given.</summary>
    public ReturningBuilder<T> Returning() => new(_context, WriteTree.Returning<T>(_tree));

    /// <summary>Gives back something of each inserted row.</summary>
    /// <typeparam name="TResult">What a row becomes.</typeparam>
    /// <param name="selector">What is made of a row: columns, expressions of them and sub-queries, but no joined table.</param>
    public ReturningBuilder<TResult> Returning<TResult>(Expression<Func<T, TResult>> selector) => new(_context, WriteTree.Returning(_tree, selector));

    /// <summary>Compiles the insert into a plan whose result is the number of inserted rows.</summary>
    /// <exception cref="PrismaNextException"><c>PLAN.VIEW_READ_ONLY</c>, <c>PLAN.TABLE_PER_TYPE_UNSUPPORTED</c>: the table cannot be written.
    /// <c>PLAN.INSERT_QUERY_UNSUPPORTED</c>: the query does not say which columns its rows fill.</exception>
    public CommandPlan Build() => _context.Build(_tree);
}
