using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>LINQ to objects in which a member of null is null.</summary>
internal sealed class LenientQueryProvider : IQueryProvider
{
    public IQueryable CreateQuery(Expression expression) => throw new NotSupportedException("Queries of the suite are generic.");

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new LenientQuery<TElement>(this, expression);

    public object? Execute(Expression expression) => throw new NotSupportedException("Queries of the suite are generic.");

    public TResult Execute<TResult>(Expression expression) =>
        Array.Empty<int>().AsQueryable().Provider.Execute<TResult>(new NullPropagation().Visit(expression));

    public static IEnumerable<T> Read<T>(Expression expression) =>
        Array.Empty<int>().AsQueryable().Provider.CreateQuery<T>(new NullPropagation().Visit(expression));
}
