using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq;

// LINQ's operators look their own method up in every call. Here it is looked up once per type, in a class of its own that is loaded by its first use.
public sealed partial class PrismaQuery<T>
{
    /// <summary>Keeps the elements for which a condition holds.</summary>
    /// <param name="predicate">The condition.</param>
    public PrismaQuery<T> Where(Expression<Func<T, bool>> predicate) => Call<T>(Wheres.Method, predicate);

    /// <summary>Makes something of each element.</summary>
    /// <typeparam name="TResult">What is made.</typeparam>
    /// <param name="selector">Makes it.</param>
    public PrismaQuery<TResult> Select<TResult>(Expression<Func<T, TResult>> selector) => Call<TResult>(Selects<TResult>.Method, selector);

    /// <summary>Orders the elements, smallest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="keySelector">The key.</param>
    public PrismaQuery<T> OrderBy<TKey>(Expression<Func<T, TKey>> keySelector) => Call<T>(Orderings<TKey>.Ascending, keySelector);

    /// <summary>Orders the elements, greatest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="keySelector">The key.</param>
    public PrismaQuery<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> keySelector) => Call<T>(Orderings<TKey>.Descending, keySelector);

    /// <summary>Breaks the ties of the ordering just made, smallest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="keySelector">The key.</param>
    public PrismaQuery<T> ThenBy<TKey>(Expression<Func<T, TKey>> keySelector) => Tie(Ties<TKey>.Ascending, keySelector);

    /// <summary>Breaks the ties of the ordering just made, greatest key first.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="keySelector">The key.</param>
    public PrismaQuery<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> keySelector) => Tie(Ties<TKey>.Descending, keySelector);

    /// <summary>Keeps the first elements.</summary>
    /// <param name="count">How many; none if it is not positive.</param>
    public PrismaQuery<T> Take(int count) => Call(Parts.Take, count);

    /// <summary>Leaves out the first elements.</summary>
    /// <param name="count">How many; none if it is not positive.</param>
    public PrismaQuery<T> Skip(int count) => Call(Parts.Skip, count);

    /// <summary>Keeps one of those elements that are equal.</summary>
    public PrismaQuery<T> Distinct() => new(_provider, OperatorCall.Create(Distincts.Method, Tree));

    private PrismaQuery<TResult> Call<TResult>(MethodInfo method, LambdaExpression lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        return new(_provider, OperatorCall.Create(method, Tree, Expression.Quote(lambda)));
    }

    // LINQ's own call refuses what is not ordered.
    private PrismaQuery<T> Tie(MethodInfo method, LambdaExpression lambda) => Tree.Type.IsAssignableTo(typeof(IOrderedQueryable<T>))
        ? Call<T>(method, lambda)
        : new(_provider, Expression.Call(null, method, Expression, Expression.Quote(lambda)));

    private PrismaQuery<T> Call(MethodInfo method, int count) => new(_provider, OperatorCall.Create(method, Tree, Expression.Constant(count)));

    private static class Wheres
    {
        public static readonly MethodInfo Method = ((Func<IQueryable<T>, Expression<Func<T, bool>>, IQueryable<T>>)Queryable.Where).Method;
    }

    private static class Selects<TResult>
    {
        public static readonly MethodInfo Method = ((Func<IQueryable<T>, Expression<Func<T, TResult>>, IQueryable<TResult>>)Queryable.Select).Method;
    }

    private static class Orderings<TKey>
    {
        public static readonly MethodInfo Ascending = ((Func<IQueryable<T>, Expression<Func<T, TKey>>, IQueryable<T>>)Queryable.OrderBy).Method;

        public static readonly MethodInfo Descending = ((Func<IQueryable<T>, Expression<Func<T, TKey>>, IQueryable<T>>)Queryable.OrderByDescending).Method;
    }

    private static class Ties<TKey>
    {
        public static readonly MethodInfo Ascending = ((Func<IOrderedQueryable<T>, Expression<Func<T, TKey>>, IQueryable<T>>)Queryable.ThenBy).Method;

        public static readonly MethodInfo Descending = ((Func<IOrderedQueryable<T>, Expression<Func<T, TKey>>, IQueryable<T>>)Queryable.ThenByDescending).Method;
    }

    private static class Parts
    {
        public static readonly MethodInfo Take = ((Func<IQueryable<T>, int, IQueryable<T>>)Queryable.Take).Method;

        public static readonly MethodInfo Skip = ((Func<IQueryable<T>, int, IQueryable<T>>)Queryable.Skip).Method;
    }

    private static class Distincts
    {
        public static readonly MethodInfo Method = ((Func<IQueryable<T>, IQueryable<T>>)Queryable.Distinct).Method;
    }
}
