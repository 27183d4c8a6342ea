namespace PrismaNext.Linq.Writes;

/// <summary>The table of an insert whose rows are still to be named.</summary>
/// <typeparam name="T">A mapped type.</typeparam>
public sealed class InsertTarget<T>
    where T : class
{
    private readonly WriteContext _context;

    internal InsertTarget(WriteContext context) => _context = context;

    /// <summary>Inserts the rows of a query, on the server.</summary>
    /// <param name="query">A query of this library whose last <c>Select</c> makes the new objects; the columns of the properties that it sets are filled.</param>
    public InsertBuilder<T> From(IQueryable<T> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(_context, WriteTree.InsertFrom(query));
    }
}
