using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Writes;

/// <summary>Makes trees of <see cref="WriteCalls"/>.</summary>
internal static class WriteTree
{
    public static Expression Insert<T>(RowValues rows) => Call(
        ((Func<IQueryable<T>, object, object?[], IQueryable<T>>)WriteCalls.Insert).Method,
        EntityRootExpression.For<T>(),
        Expression.Constant(rows.Form, typeof(object)),
        Expression.Constant(rows.Values));

    public static Expression InsertFrom<T>(IQueryable<T> query) => Call(
        ((Func<IQueryable<T>, IQueryable<T>, IQueryable<T>>)WriteCalls.InsertFrom).Method,
        EntityRootExpression.For<T>(),
        query.Expression);

    public static Expression Where<T>(Expression rows, Expression<Func<T, bool>> predicate) => Call(
        ((Func<IQueryable<T>, Expression<Func<T, bool>>, IQueryable<T>>)Queryable.Where).Method,
        rows,
        Expression.Quote(predicate));

    public static Expression Update<T>(Expression rows) => Call(((Func<IQueryable<T>, IQueryable<T>>)WriteCalls.Update).Method, rows);

    public static Expression Delete<T>(Expression rows) => Call(((Func<IQueryable<T>, IQueryable<T>>)WriteCalls.Delete).Method, rows);

    public static Func<Expression, Expression> Set<T, TValue>(Expression<Func<T, TValue>> property, TValue value)
    {
        var method = ((Func<IQueryable<T>, Expression<Func<T, TValue>>, TValue, IQueryable<T>>)WriteCalls.Set).Method;
        return write => Call(method, write, Expression.Quote(property), Expression.Constant(value, typeof(TValue)));
    }

    public static Func<Expression, Expression> Set<T, TValue>(Expression<Func<T, TValue>> property, LambdaExpression value)
    {
        var method = ((Func<IQueryable<T>, Expression<Func<T, TValue>>, LambdaExpression, IQueryable<T>>)WriteCalls.Set).Method;
        return write => Call(method, write, Expression.Quote(property), Expression.Quote(value));
    }

    public static Expression SetAll<T>(Expression write) => Call(((Func<IQueryable<T>, IQueryable<T>>)WriteCalls.SetAll).Method, write);

    public static Expression OnConflict<T>(Expression write) => Call(((Func<IQueryable<T>, IQueryable<T>>)WriteCalls.OnConflict).Method, write);

    public static Expression OnConflict<T, TKey>(Expression write, Expression<Func<T, TKey>> target) => Call(
        ((Func<IQueryable<T>, Expression<Func<T, TKey>>, IQueryable<T>>)WriteCalls.OnConflict).Method,
        write,
        Expression.Quote(target));

    public static Expression Returning<T>(Expression write) => Call(((Func<IQueryable<T>, IQueryable<T>>)WriteCalls.Returning).Method, write);

    public static Expression Returning<T, TResult>(Expression write, Expression<Func<T, TResult>> selector) => Call(
        ((Func<IQueryable<T>, Expression<Func<T, TResult>>, IQueryable<TResult>>)WriteCalls.Returning).Method,
        write,
        Expression.Quote(selector));

    /// <summary>Applies what was said about a write, the first thing first.</summary>
    public static Expression Apply(Expression write, IEnumerable<Func<Expression, Expression>> steps) => steps.Aggregate(write, (tree, step) => step(tree));

    private static MethodCallExpression Call(MethodInfo method, params Expression[] arguments) => Expression.Call(method, arguments);
}
