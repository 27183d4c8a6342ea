using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Remotion.Linq.Parsing.Structure;
using Remotion.Linq.Parsing.Structure.IntermediateModel;

namespace PrismaNext.Linq.Parsing.Nodes;

/// <summary>Says which node a call becomes: re-linq's own for the operators it understands exactly, ours for all others of <see cref="Queryable"/> and <see cref="Enumerable"/>.</summary>
internal sealed class OperatorNodeTypes : INodeTypeProvider
{
    public static readonly OperatorNodeTypes Instance = new();

    private OperatorNodeTypes()
    {
    }

    public bool IsRegistered(MethodInfo method) => IsOperator(method);

    public Type? GetNodeType(MethodInfo method) => IsOperator(method) ? Choose(method) : null;

    /// <summary>Whether a method is an operator over a sequence; <c>Enumerable.Range</c> and its like are not.</summary>
    public static bool IsOperator(MethodInfo method) =>
        (method.DeclaringType == typeof(Queryable) || method.DeclaringType == typeof(Enumerable) || method.Name is "Include" or "ThenInclude" && method.DeclaringType?.Namespace == "PrismaNext.Linq")
        && method.GetParameters() is [var source, ..]
        && typeof(IEnumerable).IsAssignableFrom(source.ParameterType)
        && method.Name is not (nameof(Enumerable.Repeat) or nameof(Enumerable.TryGetNonEnumeratedCount) or "Sequence" or "InfiniteSequence");

    private static Type Choose(MethodInfo method)
    {
        var parameters = method.GetParameters();
        return Standard(method.Name, parameters.Length, parameters.Length > 1 ? LambdaArity(parameters[1]) : 0, parameters) ?? typeof(SequenceOperatorNode);
    }

    // Lambdas with an index, comparers, default values and ranges are overloads that re-linq does not know, or reads wrongly.
    private static Type? Standard(string name, int count, int arity, ParameterInfo[] parameters) => (name, count) switch
    {
        ("Where", 2) when arity == 1 => typeof(WhereExpressionNode),
        ("Select", 2) when arity == 1 => typeof(SelectExpressionNode),
        ("SelectMany", 2 or 3) when arity == 1 => typeof(SelectManyExpressionNode),
        ("OrderBy", 2) => typeof(OrderByExpressionNode),
        ("OrderByDescending", 2) => typeof(OrderByDescendingExpressionNode),
        ("ThenBy", 2) => typeof(ThenByExpressionNode),
        ("ThenByDescending", 2) => typeof(ThenByDescendingExpressionNode),
        ("Join", 5) => typeof(JoinExpressionNode),
        ("GroupJoin", 5) => typeof(GroupJoinExpressionNode),
        ("GroupBy", 2 or 3 or 4) => GroupBy(parameters),
        ("Take", 2) when parameters[1].ParameterType == typeof(int) => typeof(TakeExpressionNode),
        ("Skip", 2) => typeof(SkipExpressionNode),
        ("Distinct", 1) => typeof(DistinctExpressionNode),
        ("Reverse", 1) => typeof(ReverseExpressionNode),
        ("Cast", 1) => typeof(CastExpressionNode),
        ("OfType", 1) => typeof(OfTypeExpressionNode),
        ("DefaultIfEmpty", 1) => typeof(DefaultIfEmptyExpressionNode),
        ("Union", 2) => typeof(UnionExpressionNode),
        ("Concat", 2) => typeof(ConcatExpressionNode),
        ("Intersect", 2) => typeof(IntersectExpressionNode),
        ("Except", 2) => typeof(ExceptExpressionNode),
        ("Contains", 2) => typeof(ContainsExpressionNode),
        ("AsQueryable" or "AsEnumerable", 1) => typeof(IdentityNode),
        (_, 1) or (_, 2) when count == 1 || arity == 1 => Ending(name),
        _ => null,
    };

    private static Type? Ending(string name) => name switch
    {
        "First" or "FirstOrDefault" => typeof(FirstExpressionNode),
        "Single" or "SingleOrDefault" => typeof(SingleExpressionNode),
        "Last" or "LastOrDefault" => typeof(LastExpressionNode),
        "Any" => typeof(AnyExpressionNode),
        "All" => typeof(AllExpressionNode),
        "Count" => typeof(CountExpressionNode),
        "LongCount" => typeof(LongCountExpressionNode),
        "Min" => typeof(MinExpressionNode),
        "Max" => typeof(MaxExpressionNode),
        "Sum" => typeof(SumExpressionNode),
        "Average" => typeof(AverageExpressionNode),
        _ => null,
    };

    private static Type? GroupBy(ParameterInfo[] parameters)
    {
        var last = LambdaArity(parameters[^1]);
        return last switch
        {
            0 => null,
            1 => typeof(GroupByExpressionNode),
            _ => typeof(GroupByWithResultSelectorExpressionNode),
        };
    }

    private static int LambdaArity(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Expression<>))
            type = type.GetGenericArguments()[0];
        return typeof(Delegate).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments().Length - 1 : 0;
    }
}
