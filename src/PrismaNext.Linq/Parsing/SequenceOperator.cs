using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.StreamedData;

namespace PrismaNext.Linq.Parsing;

/// <summary>A call of any operator of <see cref="Queryable"/> or <see cref="Enumerable"/> that re-linq has no clause or operator of its own for.</summary>
/// <remarks>It is the source of the items that flow out of it: what follows refers to them by a reference to this operator.</remarks>
internal sealed class SequenceOperator : ResultOperatorBase, IQuerySource
{
    private readonly Expression[] _arguments;

    public SequenceOperator(MethodInfo method, string itemName, IEnumerable<Expression> arguments)
    {
        Method = method;
        ItemName = itemName;
        _arguments = [.. arguments];
        IsSequence = ReturnsSequence(method);
        ItemType = IsSequence ? ClrTypes.ElementType(method.ReturnType) ?? method.ReturnType : method.ReturnType;
    }

    /// <summary>The closed method that is called.</summary>
    public MethodInfo Method { get; }

    /// <summary>The operator's name.</summary>
    public string Name => Method.Name;

    /// <summary>All arguments but the source, one per parameter of <see cref="Method"/>. A lambda keeps its parameters: the first one is the item that
    /// flows in, save where LINQ says otherwise. Parameters of enclosing lambdas are resolved, and sub-queries are <see cref="SubQueryExpression"/>s.</summary>
    public IReadOnlyList<Expression> Arguments => _arguments;

    /// <summary>Whether items flow out of it; otherwise it ends the query with one value.</summary>
    public bool IsSequence { get; }

    /// <inheritdoc/>
    public string ItemName { get; }

    /// <summary>The type of the items that flow out, or of the value.</summary>
    public Type ItemType { get; }

    public override IStreamedDataInfo GetOutputDataInfo(IStreamedDataInfo inputInfo) =>
        IsSequence ? new StreamedSequenceInfo(Method.ReturnType, new QuerySourceReferenceExpression(this)) : new StreamedScalarValueInfo(Method.ReturnType);

    public override ResultOperatorBase Clone(CloneContext cloneContext)
    {
        var clone = new SequenceOperator(Method, ItemName, _arguments);
        cloneContext.QuerySourceMapping.AddMapping(this, new QuerySourceReferenceExpression(clone));
        return clone;
    }

    public override void TransformExpressions(Func<Expression, Expression> transformation)
    {
        for (var i = 0; i < _arguments.Length; i++)
            _arguments[i] = transformation(_arguments[i]);
    }

    public override IStreamedData ExecuteInMemory(IStreamedData input) => throw new InternalError($"'{Name}' was to be run in memory.");

    public override string ToString() => $"{Name}({string.Join(", ", _arguments.Select(a => a.ToString()))})";

    // The open method tells a sequence from an item that happens to be one: ElementAt over lists returns a list, but as its T.
    private static bool ReturnsSequence(MethodInfo method)
    {
        var declared = method.IsGenericMethod ? method.GetGenericMethodDefinition().ReturnType : method.ReturnType;
        return !declared.IsGenericParameter && method.Name is not ("ToDictionary" or "ToLookup") && ClrTypes.ElementType(declared) is not null;
    }
}
