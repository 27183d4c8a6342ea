using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Parsing.Nodes;

namespace PrismaNext.Linq.Parsing;

/// <summary>Brings operator calls into the forms that re-linq reads rightly; the meaning stays the same.</summary>
internal sealed class OperatorPreparation : ExpressionVisitor
{
    // What the database can say of a text without looking at its characters one by one.
    private static readonly HashSet<string> TextOperators =
    [
        nameof(Enumerable.First), nameof(Enumerable.FirstOrDefault), nameof(Enumerable.Last), nameof(Enumerable.LastOrDefault), nameof(Enumerable.ElementAt),
        nameof(Enumerable.ElementAtOrDefault), nameof(Enumerable.Any), nameof(Enumerable.All), nameof(Enumerable.Count), nameof(Enumerable.Contains), nameof(Enumerable.Reverse),
        nameof(Enumerable.ToArray),
    ];

    /// <summary>Whether a call was hidden that has to be restored after parsing.</summary>
    public bool HasOpaqueCalls { get; private set; }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (TupleConstruction.OfCreate(node) is { } tuple)
            return Visit(tuple);
        if (!OperatorNodeTypes.IsOperator(node.Method))
            return base.VisitMethodCall(node);
        var source = WithoutConversion(node.Arguments[0], node.Method.GetParameters()[0].ParameterType);
        if (IsScalar(source, node))
            return Hide((MethodCallExpression)base.VisitMethodCall(node));

        source = Visit(WithoutCopy(source));
        if (source is MethodCallExpression call && !OperatorNodeTypes.IsOperator(call.Method))
            source = Hide(call);
        source = WithSelectedItem(source, node.Method);
        Expression[] arguments = [source, .. node.Arguments.Skip(1).Select(Visit).Select(a => a!)]; // Arguments are never null.
        return Ordered(node.Method, arguments) ?? Expression.Call(node.Method, arguments);
    }

    protected override Expression VisitNew(NewExpression node) => TupleConstruction.WithMembers((NewExpression)base.VisitNew(node));

    // ThenBy continues the OrderBy clause before it, which an ordering with a comparer does not leave; so it gets a comparer, too.
    private static MethodCallExpression? Ordered(MethodInfo method, Expression[] arguments) => (method.Name, arguments) switch
    {
        ("Order" or "OrderDescending", _) => OrderByItself(method, arguments),
        ("ThenBy" or "ThenByDescending", [MethodCallExpression { Method: { } before }, _]) when HasComparer(before) => WithComparer(method, arguments),
        _ => null,
    };

    private static bool HasComparer(MethodInfo method) =>
        method.Name is "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" && method.GetParameters().Length == 3;

    private static MethodCallExpression OrderByItself(MethodInfo method, Expression[] arguments)
    {
        var item = method.GetGenericArguments()[0];
        var parameter = Expression.Parameter(item, "x");
        var name = method.Name == "Order" ? "OrderBy" : "OrderByDescending";
        var target = Overload(method, name, arguments.Length + 1).MakeGenericMethod(item, item);
        Expression key = Expression.Lambda(parameter, parameter);
        return Expression.Call(target, [arguments[0], method.DeclaringType == typeof(Queryable) ? Expression.Quote(key) : key, .. arguments[1..]]);
    }

    private static MethodCallExpression WithComparer(MethodInfo method, Expression[] arguments)
    {
        var target = Overload(method, method.Name, 3).MakeGenericMethod(method.GetGenericArguments());
        return Expression.Call(target, [.. arguments, Expression.Constant(null, target.GetParameters()[2].ParameterType)]);
    }

    private static MethodInfo Overload(MethodInfo method, string name, int count) =>
        method.DeclaringType!.GetMethods().Single(m => m.Name == name && m.GetParameters().Length == count); // An operator is declared by a type.

    // re-linq reads the lambdas of GroupBy and All as if no operator stood between them and the clauses before; a Select starts new clauses.
    private static Expression WithSelectedItem(Expression source, MethodInfo method)
    {
        if (method.Name is not ("GroupBy" or "All") || source is not MethodCallExpression { Method: { } before } || !OperatorNodeTypes.IsOperator(before) || IsClause(before.Name))
            return source;
        var item = method.GetGenericArguments()[0];
        var parameter = Expression.Parameter(item, "x");
        var isQuery = method.DeclaringType == typeof(Queryable);
        var select = method.DeclaringType!.GetMethods() // An operator is declared by a type.
            .First(m => m.Name == "Select" && m.GetParameters()[1].ParameterType is var selector && (isQuery ? selector.GetGenericArguments()[0] : selector).GetGenericArguments().Length == 2)
            .MakeGenericMethod(item, item);
        Expression itself = Expression.Lambda(parameter, parameter);
        return Expression.Call(select, source, isQuery ? Expression.Quote(itself) : itself);
    }

    private static bool IsClause(string name) =>
        name is "Where" or "Select" or "SelectMany" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Join" or "GroupJoin";

    private static Expression WithoutConversion(Expression source, Type needed)
    {
        while (source is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Method: null } conversion
               && needed.IsAssignableFrom(conversion.Operand.Type))
            source = conversion.Operand;
        return source;
    }

    // What copies a sequence changes nothing for the operator that reads the copy.
    private static Expression WithoutCopy(Expression source)
    {
        while (source is MethodCallExpression { Method: { Name: "ToList" or "ToArray" } method } call && method.DeclaringType == typeof(Enumerable))
            source = call.Arguments[0];
        return source;
    }

    // A text is a scalar of the database, and so are bytes; but a local list of bytes is a list, and what asks about single characters goes through them.
    private static bool IsScalar(Expression source, MethodCallExpression call)
    {
        while (source is UnaryExpression { NodeType: ExpressionType.Convert } conversion)
            source = conversion.Operand;
        return source.Type == typeof(string)
            ? TextOperators.Contains(call.Method.Name) && !call.Arguments.Any(argument => argument is LambdaExpression)
            : source.Type == typeof(byte[]) && !(source is SlotExpression && call.Method.Name == nameof(Enumerable.Contains));
    }

    private OpaqueCallExpression Hide(MethodCallExpression call)
    {
        HasOpaqueCalls = true;
        return new(call);
    }
}
