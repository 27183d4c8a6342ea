using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Writes;

/// <summary>What an insert does with rows that exist: to be chosen.</summary>
/// <typeparam name="T">A mapped type.</typeparam>
public sealed class ConflictBuilder<T>
    where T : class
{
    private readonly WriteContext _context;
    private readonly Expression _tree;
    private readonly bool _hasTarget;

    internal ConflictBuilder(WriteContext context, Expression tree, bool hasTarget)
    {
        _context = context;
        _tree = tree;
        _hasTarget = hasTarget;
    }

    /// <summary>Leaves the row there is as it is; such a row is not counted and not given back.</summary>
    public InsertBuilder<T> DoNothing() => new(_context, _tree);

    /// <summary>Gives the row there is all the values of the one that was to be inserted, save those of its key and of the columns in conflict.</summary>
    /// <exception cref="PrismaNextException"><c>PLAN.CONFLICT_TARGET_MISSING</c>: <c>OnConflict()</c> names no columns.</exception>
    public InsertBuilder<T> DoUpdate() => new(_context, WriteTree.SetAll<T>(WithTarget()));

    /// <summary>Changes the row there is.</summary>
    /// <param name="change">Says which columns: <c>set => set.Set(u => u.Logins, (existing, excluded) => existing.Logins + 1)</c>.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.CONFLICT_TARGET_MISSING</c>: <c>OnConflict()</c> names no columns.
    /// <c>PLAN.SET_MISSING</c>: nothing is changed.</exception>
    public InsertBuilder<T> DoUpdate(Func<ConflictUpdate<T>, ConflictUpdate<T>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var tree = change(new ConflictUpdate<T>(WithTarget())).Tree;
        return tree == _tree ? throw WriteErrors.SetMissing(_tree) : new(_context, tree);
    }

    private Expression WithTarget() => _hasTarget ? _tree : throw WriteErrors.ConflictTargetMissing(typeof(T));
}
