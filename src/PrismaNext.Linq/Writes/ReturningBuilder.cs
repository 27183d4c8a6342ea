using System.Linq.Expressions;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Writes;

/// <summary>A write that gives back rows.</summary>
/// <typeparam name="TResult">What a row becomes.</typeparam>
public sealed class ReturningBuilder<TResult>
{
    private readonly WriteContext _context;
    private readonly Expression _tree;

    internal ReturningBuilder(WriteContext context, Expression tree)
    {
        _context = context;
        _tree = tree;
    }

    /// <summary>Compiles the write into a plan whose result is its rows. The write happens when they are read, and whole whatever is read of them.</summary>
    public BoundQuery<TResult> Build() => _context.Build<TResult>(_tree);
}
