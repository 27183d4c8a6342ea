using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>An operator of LINQ on the rows of a type, or on another such operator. It becomes LINQ's call when somebody else looks at the tree: to make that
/// call costs more than to read it.</summary>
internal sealed class OperatorCall : Expression
{
    private MethodCallExpression? _call;

    private OperatorCall(MethodInfo method, Expression source, Expression? argument) => (Method, Source, Argument) = (method, source, argument);

    public MethodInfo Method { get; }

    public Expression Source { get; }

    /// <summary>What the operator is given beside its source, a lambda in quotes; null for nothing.</summary>
    public Expression? Argument { get; }

    public override Type Type => Method.ReturnType;

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override bool CanReduce => true;

    /// <summary>A call of an operator; LINQ's own where the source is anything else, which may have to be evaluated.</summary>
    public static Expression Create(MethodInfo method, Expression source, Expression? argument = null) =>
        source is EntityRootExpression or OperatorCall ? new OperatorCall(method, source, argument) : LinqCall(method, source, argument);

    /// <summary>A tree as everybody knows it.</summary>
    public static Expression Plain(Expression tree) => tree is OperatorCall call ? call.Reduce() : tree;

    /// <summary>LINQ's call, always the same one.</summary>
    public override Expression Reduce()
    {
        if (Volatile.Read(ref _call) is { } known)
            return known;
        var call = LinqCall(Method, Plain(Source), Argument);
        return Interlocked.CompareExchange(ref _call, call, null) ?? call;
    }

    public override string ToString() => Reduce().ToString();

    private static MethodCallExpression LinqCall(MethodInfo method, Expression source, Expression? argument) =>
        argument is null ? Call(null, method, source) : Call(null, method, source, argument);
}
