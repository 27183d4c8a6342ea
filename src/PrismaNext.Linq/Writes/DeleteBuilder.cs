using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Writes;

/// <summary>A delete under construction.</summary>
/// <typeparam name="T">A mapped type.</typeparam>
/// <remarks>Immutable: each call gives a new builder.</remarks>
public sealed class DeleteBuilder<T>
    where T : class
{
    private readonly WriteContext _context;
    private readonly Expression _rows;
    private readonly bool _isFiltered;

    internal DeleteBuilder(WriteContext context)
        : this(context, EntityRootExpression.For<T>(), isFiltered: false)
    {
    }

    private DeleteBuilder(WriteContext context, Expression rows, bool isFiltered)
    {
        _context = context;
        _rows = rows;
        _isFiltered = isFiltered;
    }

    private Expression Tree => _isFiltered ? WriteTree.Delete<T>(_rows) : throw WriteErrors.Unfiltered("Delete", typeof(T));

    /// <summary>Chooses the rows; several conditions hold together.</summary>
    /// <param name="predicate">A condition; it may follow navigations and hold sub-queries.</param>
    public DeleteBuilder<T> Where(Expression<Func<T, bool>> predicate) => new(_context, WriteTree.Where(_rows, predicate), isFiltered: true);

    /// <summary>Says that every row of the type is meant.</summary>
    public DeleteBuilder<T> All() => new(_context, _rows, isFiltered: true);

    /// <summary>Gives back the deleted rows.</summary>
    public ReturningBuilder<T> Returning() => new(_context, WriteTree.Returning<T>(Tree));

    /// <summary>Gives back something of each deleted row.</summary>
    /// <typeparam name="TResult">What a row becomes.</typeparam>
    /// <param name="selector">What is made of a row: columns, expressions of them and sub-queries, but no joined table.</param>
    public ReturningBuilder<TResult> Returning<TResult>(Expression<Func<T, TResult>> selector) => new(_context, WriteTree.Returning(Tree, selector));

    /// <summary>Compiles the delete into a plan whose result is the number of deleted rows.</summary>
    /// <exception cref="PrismaNextException"><c>PLAN.WRITE_UNFILTERED</c>: there is neither <c>Where</c> nor <c>All</c>.
    /// <c>PLAN.VIEW_READ_ONLY</c>, <c>PLAN.TABLE_PER_TYPE_UNSUPPORTED</c>: the table cannot be written.</exception>
    public CommandPlan Build() => _context.Build(Tree);
}
