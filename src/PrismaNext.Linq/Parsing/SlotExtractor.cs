using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Parsing;

/// <summary>Walks the tree of a query once, takes its values out into slots, and describes the structure that is left. The same walk builds the slotted
/// tree when no plan was found, so that the description and the tree cannot differ.</summary>
/// <remarks>A sub-tree that depends on no row is evaluated when its parent turns out to depend on one, or not at all. An instance serves one query at a
/// time; instances are reused, because the walk is on the path of every execution.</remarks>
internal sealed partial class SlotExtractor
{
    [ThreadStatic]
    private static SlotExtractor? _idle;

    private readonly ShapeWriter _shape = new();
    private readonly List<ParameterExpression> _scope = [];
    private readonly List<object?> _evaluated = [];
    private readonly List<object> _annotations = [];
    private Expression? _query;
    private Type? _result;
    private ArgumentValues? _arguments;
    private bool _isDecided;
    private bool _building;
    private int _replayed;
    private int _lambdas;

    private SlotExtractor()
    {
    }

    /// <summary>Words of the structure; valid until <see cref="Release"/>.</summary>
    public ReadOnlySpan<ShapeToken> Shape => _shape.Tokens;

    /// <summary>What was said about running the query, the first thing first.</summary>
    public IReadOnlyList<object> Annotations => _annotations;

    /// <summary>Reads a query.</summary>
    /// <param name="query">The tree as the user's program built it.</param>
    /// <param name="result">What a row becomes; part of the structure, because a query may be run as a query of a base type.</param>
    /// <param name="arguments">The arguments of a prepared query; null for any other.</param>
    public static SlotExtractor Read(Expression query, Type result, ArgumentValues? arguments = null)
    {
        // Evaluating a user's property may run another query on this thread, which then finds no idle instance.
        var extractor = _idle ?? new();
        _idle = null;
        extractor._query = query;
        extractor._result = result;
        extractor._arguments = arguments;
        extractor.WalkQuery();
        return extractor;
    }

    /// <summary>The tree whose values are slots. Nothing is evaluated a second time for it.</summary>
    public Expression BuildTree()
    {
        _shape.Return(default);
        _annotations.Clear();
        _building = true;
        _replayed = 0;
        return OwnOperators.Bare(WalkQuery()!); // A walk that builds gives a tree.
    }

    public SlotValues ToValues() => _shape.ToValues();

    /// <summary>How later executions of a prepared query get their values; null when only another walk can tell, because the structure or a value
    /// depends on more than arguments and members.</summary>
    public SlotReader[]? ToReaders() => _isDecided || _arguments is null ? null : _shape.ToReaders(_arguments);

    /// <summary>Gives the instance back. After an exception it is simply forgotten instead.</summary>
    public void Release()
    {
        _shape.Clear();
        _scope.Clear();
        _evaluated.Clear();
        _annotations.Clear();
        _statics.Clear();
        (_query, _result, _arguments, _building, _isDecided, _replayed, _lambdas) = (null, null, null, false, false, 0, 0);
        _idle = this;
    }

    private Expression? WalkQuery()
    {
        _shape.Write(ShapeKind.Result, _result);
        return Emit(Walk(_query!)); // Set by Read.
    }

    private Part Walk(Expression node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node.NodeType)
        {
            case ExpressionType.Call:
                return WalkCall((MethodCallExpression)node);
            case ExpressionType.MemberAccess:
                return WalkMember((MemberExpression)node);
            case ExpressionType.Constant:
                return WalkConstant((ConstantExpression)node);
            case ExpressionType.Parameter:
                return WalkParameter((ParameterExpression)node);
            case ExpressionType.Lambda:
            case ExpressionType.Quote:
                return new() { Kind = PartKind.Lambda, Tree = node, Type = node.Type };
            case ExpressionType.AndAlso:
            case ExpressionType.OrElse:
                return WalkLogical((BinaryExpression)node);
            case ExpressionType.Coalesce:
                return WalkCoalesce((BinaryExpression)node);
            case ExpressionType.Conditional:
                return WalkConditional((ConditionalExpression)node);
            case ExpressionType.TypeIs:
                return WalkTypeTest((TypeBinaryExpression)node);
            case ExpressionType.Invoke:
                return WalkInvocation((InvocationExpression)node);
            case ExpressionType.New:
                return WalkNew((NewExpression)node);
            case ExpressionType.MemberInit:
                return WalkMemberInit((MemberInitExpression)node);
            case ExpressionType.ListInit:
                return WalkListInit((ListInitExpression)node);
            case ExpressionType.NewArrayInit:
            case ExpressionType.NewArrayBounds:
                return WalkNewArray((NewArrayExpression)node);
            case ExpressionType.Default:
                return WalkDefault((DefaultExpression)node);
            case ExpressionType.Index:
                return WalkIndex((IndexExpression)node);
            case ExpressionType.Extension:
                return WalkExtension(node);
            default:
                return node switch
                {
                    BinaryExpression binary when !IsAssignment(node.NodeType) => WalkBinary(binary),
                    UnaryExpression unary when !IsAssignment(node.NodeType) => WalkUnary(unary),
                    _ => throw PlanErrors.NodeUnsupported(QueryPrinter.Print(node)),
                };
        }
    }

    private static bool IsAssignment(ExpressionType type) =>
        type is ExpressionType.Assign or (>= ExpressionType.AddAssign and <= ExpressionType.PostDecrementAssign) or ExpressionType.Throw or ExpressionType.Unbox;

    /// <summary>Writes a part that something open needs: a value becomes a slot here.</summary>
    /// <param name="part">The part.</param>
    /// <param name="forRow">Whether rows are made of it, so that a new object is made anew for each.</param>
    private Expression? Emit(in Part part, bool forRow = false)
    {
        switch (part.Kind)
        {
            case PartKind.Open:
                return part.Tree;
            case PartKind.Literal:
                return EmitLiteral(part.Value, part.Type);
            case PartKind.Lambda:
                return EmitLambda(part.Tree!); // Walk put the node there.
            case PartKind.Construction when forRow || IsStructural(part.Type):
                return EmitConstruction(part);
            case PartKind.Construction:
                return EmitSlot(Part.Of(ValueOf(part), part.Type));
            default:
                return part.Value switch
                {
                    LambdaExpression lambda => EmitLambda(Expression.Quote(Captured(lambda))),
                    IQueryable query and not EnumerableQuery => AsType(EmitQuery(query), part.Type),
                    _ => EmitSlot(part),
                };
        }
    }

    private static Expression? AsType(Expression? query, Type type) =>
        query is null || !OwnOperators.IsQuery(type) ? query : Expression.Convert(query, type);

    private ConstantExpression? EmitLiteral(object? value, Type type)
    {
        _shape.Write(ShapeKind.Literal, type);
        _shape.Write(Fraction(value), value);
        return _building ? Expression.Constant(value, type) : null;
    }

    // Equality of numbers overlooks the sign of a zero and the scale of a decimal; in SQL both are visible.
    private static int Fraction(object? value) => value switch
    {
        decimal number => number.Scale | (decimal.IsNegative(number) ? 1 << 8 : 0),
        double number => double.IsNegative(number) ? 1 : 0,
        float number => float.IsNegative(number) ? 1 : 0,
        _ => 0,
    };

    private Expression? EmitSlot(Part part)
    {
        if (part.Value is not null && part.Type.IsInterface)
            part = part with { Value = LocalSequences.Materialized(part.Value, part.Type) };
        var slot = _shape.Slot(part);
        Expression? tree = _building ? new SlotExpression(slot, part.Type) : null;
        if (part.Upcast is null)
            return tree;
        _shape.Write((int)ExpressionType.Convert, part.Upcast);
        return _building ? Expression.Convert(tree!, part.Upcast) : null; // A walk that builds has made it.
    }

    private Expression? EmitLambda(Expression node)
    {
        var lambda = node as LambdaExpression ?? (LambdaExpression)((UnaryExpression)node).Operand;
        _lambdas++;
        var parameters = lambda.Parameters;
        _scope.AddRange(parameters);
        var body = Emit(Walk(lambda.Body), forRow: true);
        _scope.RemoveRange(_scope.Count - parameters.Count, parameters.Count);
        _lambdas--;
        for (var i = 0; i < parameters.Count; i++)
            _shape.Write(ShapeToken.ParameterName, parameters[i].Name);
        _shape.Write((int)ExpressionType.Lambda | parameters.Count << 8, lambda.Type);
        var tree = _building ? Expression.Lambda(lambda.Type, OwnOperators.AsOperand(body!, lambda.ReturnType), parameters) : null; // A walk that builds has made it.
        if (node.NodeType != ExpressionType.Quote)
            return tree;
        _shape.Write(ShapeKind.Quote, null);
        return _building ? Expression.Quote(tree!) : null; // It was made two lines above.
    }

    // Another execution may come with another lambda.
    private LambdaExpression Captured(LambdaExpression lambda)
    {
        _isDecided = true;
        return lambda;
    }

    // What a captured query was composed of was written outside of this lambda.
    private Expression? EmitQuery(IQueryable query)
    {
        if (query.Expression is ConstantExpression { Value: IQueryable })
            throw PlanErrors.ForeignQuery(query.Provider.GetType(), "From");
        _isDecided |= query.Expression is not EntityRootExpression;
        var lambdas = _lambdas;
        _lambdas = 0;
        var tree = Emit(Walk(query.Expression));
        _lambdas = lambdas;
        return tree is null ? null : OwnOperators.Bare(tree);
    }
}
