using System.Collections;
using System.Linq.Expressions;

namespace PrismaNext.Linq;

/// <summary>A query whose last call was an <c>Include</c>.</summary>
internal sealed class IncludableQuery<T, TProperty>(IQueryable<T> query) : IIncludableQuery<T, TProperty>
{
    public Type ElementType => query.ElementType;

    public Expression Expression => query.Expression;

    public IQueryProvider Provider => query.Provider;

    public IEnumerator<T> GetEnumerator() => query.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
