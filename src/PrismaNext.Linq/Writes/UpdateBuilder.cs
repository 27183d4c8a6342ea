using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Writes;

/// <summary>An update under construction.</summary>
/// <typeparam name="T">A mapped type.</typeparam>
/// <remarks>Immutable: each call gives a new builder, so that a half-made update can be kept and finished in several ways.</remarks>
public sealed class UpdateBuilder<T>
    where T : class
{
    private readonly WriteContext _context;
    private readonly Expression _rows;
    private readonly Func<Expression, Expression>[] _sets;
    private readonly bool _isFiltered;

    internal UpdateBuilder(WriteContext context)
        : this(context, EntityRootExpression.For<T>(), [], isFiltered: false)
    {
    }

    private UpdateBuilder(WriteContext context, Expression rows, Func<Expression, Expression>[] sets, bool isFiltered)
    {
        _context = context;
        _rows = rows;
        _sets = sets;
        _isFiltered = isFiltered;
    }

    private Expression Tree => _isFiltered ? WriteTree.Apply(WriteTree.Update<T>(_rows), _sets) : throw WriteErrors.Unfiltered("Update", typeof(T));

    /// <summary>Gives a column a value.</summary>
    /// <typeparam name="TValue">The type of the property.</typeparam>
    /// <param name="property">A mapped property.</param>
    /// <param name="value">The value, sent as a parameter.</param>
    [OverloadResolutionPriority(1)]
    public UpdateBuilder<T> Set<TValue>(Expression<Func<T, TValue>> property, TValue value) => With(WriteTree.Set(property, value));

    /// <summary>Gives a column a value that the server computes from each row, as it was before the update.</summary>
    /// <typeparam name="TValue">The type of the property.</typeparam>
    /// <param name="property">A mapped property.</param>
    /// <param name="value">The value; it may follow navigations and hold sub-queries.</param>
    public UpdateBuilder<T> Set<TValue>(Expression<Func<T, TValue>> property, Expression<Func<T, TValue>> value) => With(WriteTree.Set(property, (LambdaExpression)value));

    /// <summary>Chooses the rows; several conditions hold together.</summary>
    /// <param name="predicate">A condition; it may follow navigations and hold sub-queries.</param>
    public UpdateBuilder<T> Where(Expression<Func<T, bool>> predicate) => new(_context, WriteTree.Where(_rows, predicate), _sets, isFiltered: true);

    /// <summary>Says that every row of the type is meant.</summary>
    public UpdateBuilder<T> All() => new(_context, _rows, _sets, isFiltered: true);

    /// <summary>Gives back the rows as they are after the update.</summary>
    public ReturningBuilder<T> Returning() => new(_context, WriteTree.Returning<T>(Tree));

    /// <summary>Gives back something of each row as it is after the update.</summary>
    /// <typeparam name="TResult">What a row becomes.</typeparam>
    /// <param name="selector">What is made of a row: columns, expressions of them and sub-queries, but no joined table.</param>
    public ReturningBuilder<TResult> Returning<TResult>(Expression<Func<T, TResult>> selector) => new(_context, WriteTree.Returning(Tree, selector));

    /// <summary>Compiles the update into a plan whose result is the number of updated rows.</summary>
    /// <exception cref="PrismaNextException"><c>PLAN.WRITE_UNFILTERED</c>: there is neither <c>Where</c> nor <c>All</c>. <c>PLAN.SET_MISSING</c>,
    /// <c>PLAN.SET_DUPLICATE</c>, <c>PLAN.SET_UNMAPPED</c>, <c>PLAN.VALUE_INCOMPATIBLE</c>: what is set is not one value for each of some columns.
    /// <c>PLAN.VIEW_READ_ONLY</c>, <c>PLAN.TABLE_PER_TYPE_UNSUPPORTED</c>: the table cannot be written.</exception>
    public CommandPlan Build() => _context.Build(Tree);

    private UpdateBuilder<T> With(Func<Expression, Expression> set) => new(_context, _rows, [.. _sets, set], _isFiltered);
}
