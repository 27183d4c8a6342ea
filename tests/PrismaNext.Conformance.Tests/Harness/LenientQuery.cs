using System.Collections;
using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>A query of <see cref="LenientQueryProvider"/>.</summary>
internal sealed class LenientQuery<T>(LenientQueryProvider provider, Expression expression) : IOrderedQueryable<T>
{
    public Type ElementType => typeof(T);

    public Expression Expression { get; } = expression;

    public IQueryProvider Provider => provider;

    public IEnumerator<T> GetEnumerator() => LenientQueryProvider.Read<T>(Expression).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
