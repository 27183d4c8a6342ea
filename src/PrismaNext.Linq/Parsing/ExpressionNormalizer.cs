using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>Turns the shapes that a compiler happens to choose into one canonical shape. Each method looks at one node, and returns null where there is nothing to do.</summary>
internal static class ExpressionNormalizer
{
    private static readonly ConcurrentDictionary<(string Name, int Parameters), MethodInfo> Operators = new();

    // Contains of a collection's own, and the operator that does the same; null for a method that only has the name.
    private static readonly ConcurrentDictionary<MethodInfo, MethodInfo?> ContainsOperators = new();

    /// <summary>The canonical form of a call.</summary>
    public static MethodCallExpression? Rewrite(MethodCallExpression call)
    {
        if (OwnOperators.Rewrite(call) is { } query)
            return query;
        var method = call.Method;
        if (method.DeclaringType == typeof(MemoryExtensions))
            return OfSpans(call);
        if ((OfLists(call) ?? OfKeys(call)) is { } search)
            return search;
        return call.Object is not null && method.Name == nameof(Enumerable.Contains) && ContainsOperators.GetOrAdd(method, ContainsOperator) is { } contains
            ? Expression.Call(contains, AsSequence(Source(call.Object)), call.Arguments[0])
            : null;
    }

    /// <summary>A comparison of enums or characters, which C# makes on integers, as a comparison in their own type: only that is right where an enum is stored as text.</summary>
    public static BinaryExpression? Rewrite(BinaryExpression comparison)
    {
        if (comparison.Method is not null)
            return null;
        var left = Underneath(comparison.Left);
        var right = Underneath(comparison.Right);
        if ((left ?? right) is not { } known)
            return null;
        var type = Nullable.GetUnderlyingType(known.Type) ?? known.Type;
        left ??= InType(comparison.Left, type);
        right ??= InType(comparison.Right, type);
        if (left is null || right is null || (Nullable.GetUnderlyingType(left.Type) ?? left.Type) != (Nullable.GetUnderlyingType(right.Type) ?? right.Type))
            return null;
        if (left.Type != right.Type)
        {
            var nullable = typeof(Nullable<>).MakeGenericType(type);
            left = left.Type == nullable ? left : Expression.Convert(left, nullable);
            right = right.Type == nullable ? right : Expression.Convert(right, nullable);
        }

        return Expression.MakeBinary(comparison.NodeType, left, right, comparison.IsLiftedToNull, null);
    }

    /// <summary>The body of a lambda with its parameters replaced.</summary>
    public static Expression Apply(LambdaExpression lambda, IReadOnlyList<Expression> arguments) =>
        new ParameterReplacement(lambda.Parameters, arguments).Visit(lambda.Body);

    // C# 14 prefers spans: ids.Contains(x) over an array is MemoryExtensions.Contains over a conversion to a span, which nothing can evaluate or box.
    private static MethodCallExpression? OfSpans(MethodCallExpression call)
    {
        if (ArrayOfSpan(call.Arguments[0]) is not { } source)
            return null;
        var element = call.Method.IsGenericMethod ? call.Method.GetGenericArguments()[0] : null;
        if (element is null)
            return null;
        Expression[] arguments = [.. call.Arguments.Skip(1).Where(a => a is not ConstantExpression { Value: null } || a.Type == element).Select(a => ArrayOfSpan(a) ?? a)];
        return (call.Method.Name, arguments.Length) switch
        {
            (nameof(MemoryExtensions.Contains), _) => Of(nameof(Enumerable.Contains)),
            (nameof(MemoryExtensions.SequenceEqual), _) => Of(nameof(Enumerable.SequenceEqual)),
            (nameof(MemoryExtensions.IndexOf) or nameof(MemoryExtensions.LastIndexOf), 1) when arguments[0].Type == element && source.Type.IsArray =>
                Expression.Call(typeof(Array), call.Method.Name, [element], source, arguments[0]),
            _ => null,
        };

        MethodCallExpression Of(string name) => Expression.Call(Operator(name, arguments.Length + 1).MakeGenericMethod(element), [source, .. arguments]);
    }

    // What lists and arrays had before LINQ, as the operator that does the same.
    private static MethodCallExpression? OfLists(MethodCallExpression call)
    {
        var isArray = call.Method.DeclaringType == typeof(Array) && call.Object is null;
        if (!isArray && call.Method.DeclaringType is not { IsGenericType: true } || !isArray && call.Method.DeclaringType!.GetGenericTypeDefinition() != typeof(List<>)) // Checked just before.
            return null;
        var name = call.Method.Name switch
        {
            nameof(Array.Exists) => nameof(Enumerable.Any),
            nameof(Array.TrueForAll) => nameof(Enumerable.All),
            nameof(Array.Find) => nameof(Enumerable.FirstOrDefault),
            nameof(Array.FindLast) => nameof(Enumerable.LastOrDefault),
            _ => null,
        };
        if (name is null || call.Arguments[^1] is not LambdaExpression lambda)
            return null;
        var element = lambda.Parameters[0].Type;
        var predicate = Expression.Lambda(typeof(Func<,>).MakeGenericType(element, typeof(bool)), lambda.Body, lambda.Parameters);
        return Expression.Call(Predicated(name).MakeGenericMethod(element), call.Object ?? call.Arguments[0], predicate);
    }

    // A dictionary of the program is searched as the set of its keys, or as its values.
    private static MethodCallExpression? OfKeys(MethodCallExpression call)
    {
        if (call.Method.Name is not (nameof(Enumerable.Contains) or "ContainsKey" or "ContainsValue"))
            return null;
        var source = call.Object ?? (call.Arguments.Count == 2 && call.Method.DeclaringType == typeof(Enumerable) ? call.Arguments[0] : null);
        if (source is null || !IsCaptured(source))
            return null;
        Expression? sought = call.Method.Name switch
        {
            nameof(Enumerable.Contains) => LocalKeys.OfMember(source),
            "ContainsKey" => LocalKeys.OfContainsKey(call),
            _ => source.Type.GetProperty("Values") is { } values ? Expression.Property(source, values) : null,
        };
        return sought is null ? null : Expression.Call(Operator(nameof(Enumerable.Contains), 2).MakeGenericMethod(call.Method.GetParameters()[^1].ParameterType), sought, call.Arguments[^1]);
    }

    private static MethodInfo Predicated(string name) => Operators.GetOrAdd(
        (name, -2), key => typeof(Enumerable).GetMethods().Single(m => m.Name == key.Name && m.GetParameters() is [_, { ParameterType: { IsGenericType: true } type }] && type.GetGenericTypeDefinition() == typeof(Func<,>)));

    // A collection that is a value type is passed on as the sequence that it is.
    private static Expression AsSequence(Expression source) => source.Type.IsValueType
        ? Expression.Convert(source, source.Type.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)))
        : source;

    private static Expression? ArrayOfSpan(Expression expression)
    {
        if (expression is not MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var source] } conversion
            || !conversion.Type.IsGenericType
            || (conversion.Type.GetGenericTypeDefinition() != typeof(ReadOnlySpan<>) && conversion.Type.GetGenericTypeDefinition() != typeof(Span<>)))
            return null;
        source = Source(source);
        return source.Type.IsArray ? source : null;
    }

    // The covariance of arrays gives the compiler reasons to convert them; the array itself is meant.
    private static Expression Source(Expression source)
    {
        while (source is UnaryExpression { NodeType: ExpressionType.Convert, Operand.Type.IsArray: true } conversion)
            source = conversion.Operand;
        return source;
    }

    private static MethodInfo? ContainsOperator(MethodInfo method)
    {
        if (method.GetParameters() is not [{ ParameterType: var element }] || method.DeclaringType is not { } type || type == typeof(string))
            return null;
        return typeof(IEnumerable<>).MakeGenericType(element).IsAssignableFrom(type) ? Operator(nameof(Enumerable.Contains), 2).MakeGenericMethod(element) : null;
    }

    private static MethodInfo Operator(string name, int parameters) => Operators.GetOrAdd(
        (name, parameters), key => typeof(Enumerable).GetMethods().Single(m => m.Name == key.Name && m.GetParameters().Length == key.Parameters));

    // What an integer was made of: the enum or character itself. Arithmetic on flags stays arithmetic.
    private static Expression? Underneath(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } conversion && IsInteger(conversion.Type))
        {
            var operand = conversion.Operand;
            var type = Nullable.GetUnderlyingType(operand.Type) ?? operand.Type;
            if (type.IsEnum || type == typeof(char))
                return operand is UnaryExpression { NodeType: ExpressionType.Convert } inner && IsInteger(inner.Operand.Type) ? null : WithoutLifting(operand);
            expression = operand;
        }

        return null;
    }

    private static Expression WithoutLifting(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } lifting && Nullable.GetUnderlyingType(lifting.Type) == lifting.Operand.Type
            ? lifting.Operand
            : expression;

    private static bool IsInteger(Type type) => Type.GetTypeCode(type) is not TypeCode.Object ? IsPlainInteger(type) : Nullable.GetUnderlyingType(type) is { } t && IsPlainInteger(t);

    private static bool IsPlainInteger(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    private static Expression? InType(Expression expression, Type type)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } conversion && IsInteger(conversion.Operand.Type))
            expression = conversion.Operand;
        if (expression is ConstantExpression { Value: null })
            return Expression.Constant(null, typeof(Nullable<>).MakeGenericType(type));
        if (expression is ConstantExpression { Value: { } value } && IsPlainInteger(value.GetType()))
            return Literal(value, type) is { } literal ? Expression.Constant(literal, type) : null;
        return type.IsEnum && Enum.GetUnderlyingType(type) == (Nullable.GetUnderlyingType(expression.Type) ?? expression.Type) && IsCaptured(expression)
            ? Expression.Convert(expression, expression.Type == Enum.GetUnderlyingType(type) ? type : typeof(Nullable<>).MakeGenericType(type))
            : null;
    }

    private static object? Literal(object integer, Type type)
    {
        var number = Convert.ToDecimal(integer, null);
        if (type == typeof(char))
            return number is >= char.MinValue and <= char.MaxValue ? (char)number : null;
        var literal = Enum.ToObject(type, integer);
        return Convert.ToDecimal(Convert.ChangeType(literal, Enum.GetUnderlyingType(type), null), null) == number ? literal : null;
    }

    private static bool IsCaptured(Expression expression)
    {
        while (expression is MemberExpression { Expression: { } owner })
            expression = owner;
        return expression is ConstantExpression or MemberExpression;
    }
}
