using System.Linq.Expressions;
using PrismaNext.Linq;

namespace PrismaNext.Runtime;

public abstract partial class Repository<T, TSelf>
{
    /// <summary>Reads all rows into a list.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public ValueTask<List<T>> ToListAsync(CancellationToken cancellationToken = default) => _query.ToListAsync(cancellationToken);

    /// <summary>Reads all rows into an array.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public ValueTask<T[]> ToArrayAsync(CancellationToken cancellationToken = default) => _query.ToArrayAsync(cancellationToken);

    /// <summary>The first row.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ValueTask<T> FirstAsync(CancellationToken cancellationToken = default) => _query.FirstAsync(cancellationToken);

    /// <summary>The first row; the type's default when there is none.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public ValueTask<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) => _query.FirstOrDefaultAsync(cancellationToken);

    /// <summary>The only row.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is none, or a second one.</exception>
    public ValueTask<T> SingleAsync(CancellationToken cancellationToken = default) => _query.SingleAsync(cancellationToken);

    /// <summary>The only row; the type's default when there is none.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="InvalidOperationException">There is a second one.</exception>
    public ValueTask<T?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) => _query.SingleOrDefaultAsync(cancellationToken);

    /// <summary>How many rows there are.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken = default) => _query.CountAsync(cancellationToken);

    /// <summary>How many rows there are, also when they are more than <see cref="int.MaxValue"/>.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public ValueTask<long> LongCountAsync(CancellationToken cancellationToken = default) => _query.LongCountAsync(cancellationToken);

    /// <summary>Whether there is a row.</summary>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public ValueTask<bool> AnyAsync(CancellationToken cancellationToken = default) => _query.AnyAsync(cancellationToken);

    /// <summary>Whether a condition holds for all rows.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    public ValueTask<bool> AllAsync(Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        _query.AllAsync(predicate, cancellationToken);
}
