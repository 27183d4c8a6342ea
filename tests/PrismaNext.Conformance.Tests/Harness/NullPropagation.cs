using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>Rewrites lambdas so that a member of a missing row is null, operators with it are lifted, and comparisons with it are false.</summary>
/// <remarks>It says what a navigation to nothing means, where C# throws. Where a value that is needed is null, it still throws.</remarks>
internal sealed class NullPropagation : ExpressionVisitor
{
    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is null || node.Expression.Type.IsDefined(typeof(CompilerGeneratedAttribute)) && node.Expression is ConstantExpression)
            return node;
        var instance = Visit(node.Expression);
        if (node.Member is { Name: "Value" } && Nullable.GetUnderlyingType(node.Expression.Type) is not null)
            return instance;
        if (instance.Type.IsValueType && instance.Type == node.Expression.Type)
            return node.Update(instance);
        var source = Nullable.GetUnderlyingType(instance.Type) is not null ? Expression.Property(instance, "Value") : instance;
        var member = Expression.MakeMemberAccess(source, node.Member);
        return IsRow(node.Expression.Type) || instance.Type != node.Expression.Type || instance is ConditionalExpression
            ? Expression.Condition(Expression.Equal(instance, Expression.Constant(null, instance.Type)), Missing(member.Type), Lift(member))
            : member;
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        var left = Visit(node.Left);
        var right = Visit(node.Right);
        if (left.Type == node.Left.Type && right.Type == node.Right.Type)
            return node.Update(left, (LambdaExpression?)Visit(node.Conversion), right);
        if (node.NodeType is ExpressionType.AndAlso or ExpressionType.OrElse)
            return Expression.MakeBinary(node.NodeType, Exact(left), Exact(right));
        if (node.NodeType == ExpressionType.Coalesce)
            return Expression.Coalesce(left, right);
        return Expression.MakeBinary(node.NodeType, Lift(left), Lift(right), false, node.Method);
    }

    protected override Expression VisitUnary(UnaryExpression node)
    {
        var operand = Visit(node.Operand);
        if (operand.Type == node.Operand.Type)
            return node.Update(operand);
        return node.NodeType switch
        {
            ExpressionType.Convert when node.Type.IsValueType => Expression.Convert(operand, Lifted(node.Type)),
            ExpressionType.Convert => Expression.Convert(operand, node.Type),
            ExpressionType.Not when node.Type == typeof(bool) && node.Operand is not (MemberExpression or ConditionalExpression or UnaryExpression { NodeType: ExpressionType.Not }) => Expression.Not(Exact(operand)),
            _ => Expression.MakeUnary(node.NodeType, operand, Lifted(node.Type)),
        };
    }

    protected override Expression VisitConditional(ConditionalExpression node)
    {
        var (test, left, right) = (Exact(Visit(node.Test)), Visit(node.IfTrue), Visit(node.IfFalse));
        return left.Type == right.Type ? Expression.Condition(test, left, right) : Expression.Condition(test, Lift(left), Lift(right));
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var instance = node.Object is null ? null : Visit(node.Object);
        var parameters = node.Method.GetParameters();
        var arguments = node.Arguments.Select((a, i) => As(Visit(a), a.Type)).ToList();
        if (instance is null)
            return node.Update(null, arguments);
        var call = Expression.Call(As(instance, node.Object!.Type), node.Method, arguments); // It is an instance method.
        return instance.Type.IsValueType && Nullable.GetUnderlyingType(instance.Type) is null || instance is ConstantExpression
            ? call
            : Expression.Condition(Expression.Equal(instance, Expression.Constant(null, instance.Type)), Missing(call.Type), Lift(call));
    }

    protected override Expression VisitNew(NewExpression node) => node.Update(node.Arguments.Select(a => As(Visit(a), a.Type)));

    protected override MemberAssignment VisitMemberAssignment(MemberAssignment node) => node.Update(As(Visit(node.Expression), node.Expression.Type));

    protected override Expression VisitNewArray(NewArrayExpression node) => node.Update(node.Expressions.Select(a => As(Visit(a), a.Type)));

    protected override Expression VisitLambda<T>(Expression<T> node) => Expression.Lambda<T>(As(Visit(node.Body), node.Body.Type), node.Parameters);

    // A predicate that is null is false; any other value that is null where C# has none is a failure.
    private static Expression As(Expression value, Type type) => value.Type == type ? value : type == typeof(bool) ? Exact(value) : Expression.Convert(value, type);

    private static Expression Exact(Expression value) => value.Type == typeof(bool?) ? Expression.Equal(value, Expression.Constant(true, typeof(bool?))) : value;

    private static Expression Lift(Expression value) => value.Type == Lifted(value.Type) ? value : Expression.Convert(value, Lifted(value.Type));

    private static Expression Missing(Type type) => typeof(System.Collections.IList).IsAssignableFrom(type) && type.IsGenericType ? Expression.New(type) : Expression.Constant(null, Lifted(type));

    private static Type Lifted(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

    private static bool IsRow(Type type) => type.Namespace == typeof(Shop).Namespace && !type.IsEnum || !type.IsValueType && type != typeof(string) && type.IsDefined(typeof(CompilerGeneratedAttribute));
}
