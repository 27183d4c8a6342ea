namespace PrismaNext.Linq;

/// <summary>Makes queries over rows in memory: what a collection becomes that a row holds as a <see cref="PrismaQuery{T}"/>.</summary>
internal static class MemoryQuery
{
    public static PrismaQuery<T> CreateRange<T>(IEnumerable<T> rows)
    {
        var query = rows.AsQueryable();
        return new(query.Provider, query.Expression);
    }
}
