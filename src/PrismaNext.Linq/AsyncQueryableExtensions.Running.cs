using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq;

// Each terminal operator is the call of LINQ's own operator on top of the query; its method is looked up once per type and kept in a static field.
public static partial class AsyncQueryableExtensions
{
    private static ValueTask<TResult> Run<T, TResult>(IQueryable<T> source, MethodInfo method, CancellationToken cancellationToken) =>
        Provider(source).ExecuteAsync<TResult>(OperatorCall.Create(method, Tree(source)), cancellationToken);

    private static ValueTask<TResult> Run<T, TResult>(
        IQueryable<T> source, MethodInfo method, Expression argument, CancellationToken cancellationToken) =>
        Provider(source).ExecuteAsync<TResult>(OperatorCall.Create(method, Tree(source), Argument(argument)), cancellationToken);

    private static ValueTask<TResult> Run<T, TResult>(
        IQueryable<T> source, MethodInfo method, Expression first, Expression second, CancellationToken cancellationToken) =>
        Provider(source).ExecuteAsync<TResult>(Expression.Call(null, method, source.Expression, Argument(first), Argument(second)), cancellationToken);

    private static Expression Argument(Expression argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        return argument is LambdaExpression lambda ? Expression.Quote(lambda) : argument;
    }

    private static MethodInfo Method<TSource, TResult>(Func<TSource, TResult> call) => call.Method;

    private static MethodInfo Method<TSource, TFirst, TResult>(Func<TSource, TFirst, TResult> call) => call.Method;

    private static MethodInfo Method<TSource, TFirst, TSecond, TResult>(Func<TSource, TFirst, TSecond, TResult> call) => call.Method;
}
