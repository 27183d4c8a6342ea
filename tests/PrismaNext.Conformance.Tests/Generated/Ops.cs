using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Makes calls of LINQ's operators, over queries and over collections.</summary>
internal static class Ops
{
    /// <summary>The type of the elements of a sequence.</summary>
    public static Type Item(Type sequence) => sequence.IsGenericType && sequence.GetGenericTypeDefinition() == typeof(IEnumerable<>)
        ? sequence.GetGenericArguments()[0]
        : sequence.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];

    /// <summary>Calls an operator; the type arguments are those of its definition.</summary>
    public static MethodCallExpression Call(string name, Type[] types, Expression source, params Expression[] arguments) => Expression.Call(
        typeof(IQueryable).IsAssignableFrom(source.Type) ? typeof(Queryable) : typeof(Enumerable), name, types, [source, .. arguments]);

    public static MethodCallExpression Call(string name, Expression source, params Expression[] arguments) => Call(name, [Item(source.Type)], source, arguments);

    public static MethodCallExpression Where(Expression source, LambdaExpression predicate) => Call("Where", source, predicate);

    public static MethodCallExpression Select(Expression source, LambdaExpression selector) => Call("Select", [Item(source.Type), selector.Body.Type], source, selector);

    public static MethodCallExpression OrderBy(Expression source, LambdaExpression key, bool descending, bool then) =>
        Call((then ? "ThenBy" : "OrderBy") + (descending ? "Descending" : ""), [Item(source.Type), key.Body.Type], source, key);

    public static MethodCallExpression Take(Expression source, int count) => Call("Take", source, Expression.Constant(count));

    public static MethodCallExpression Skip(Expression source, int count) => Call("Skip", source, Expression.Constant(count));

    /// <summary>Makes an aggregate of a selector; <c>Min</c> and <c>Max</c> have an overload for every type.</summary>
    public static MethodCallExpression Aggregate(string name, Expression source, LambdaExpression selector) =>
        name is "Min" or "Max" && (typeof(IQueryable).IsAssignableFrom(source.Type) || !IsNumber(selector.Body.Type))
            ? Call(name, [Item(source.Type), selector.Body.Type], source, selector)
            : Call(name, source, selector);

    public static bool IsNumber(Type type) => (System.Nullable.GetUnderlyingType(type) ?? type) is var t && (t == typeof(int) || t == typeof(long) || t == typeof(decimal) || t == typeof(double));

    public static Type Nullable(Type type) => type.IsValueType && System.Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

    /// <summary>Makes a record.</summary>
    public static NewExpression New(Type open, params Expression[] arguments)
    {
        var type = open.MakeGenericType([.. arguments.Select(a => a.Type)]);
        return Expression.New(type.GetConstructors()[0], arguments);
    }
}
