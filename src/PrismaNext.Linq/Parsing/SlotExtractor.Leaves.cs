using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Parsing;

internal sealed partial class SlotExtractor
{
    // One value per execution: two reads of the clock in a query are the same moment.
    private readonly List<(MemberInfo Member, object? Value)> _statics = [];

    // Outside of lambdas C# has evaluated the arguments when the query was composed: a literal there is a value as any other.
    private Part WalkConstant(ConstantExpression node) =>
        _lambdas > 0 && IsLiteral(node.Value) ? Part.Literal(node.Value, node.Type) : Part.Of(node.Value, node.Type) with { IsRepeatable = true };

    private static bool IsLiteral(object? value) =>
        value is null or string or Type || Type.GetTypeCode(value.GetType()) is not (TypeCode.Object or TypeCode.DateTime);

    private static Part WalkDefault(DefaultExpression node) =>
        node.Type.IsValueType && Nullable.GetUnderlyingType(node.Type) is null && Activator.CreateInstance(node.Type) is { } value
            ? IsLiteral(value) ? Part.Literal(value, node.Type) : Part.Of(value, node.Type)
            : Part.Literal(null, node.Type);

    private Part WalkParameter(ParameterExpression node)
    {
        var index = _scope.LastIndexOf(node);
        if (index < 0 && _arguments?.IndexOf(node) is { } argument and >= 0)
            return Part.Of(_arguments.Values[argument], node.Type, node) with { IsRepeatable = true };
        if (index < 0)
            throw PlanErrors.NodeUnsupported(QueryPrinter.Print(node));
        _shape.Write((int)ExpressionType.Parameter | index << 8, null);
        return Part.Open(_building ? node : null, node.Type);
    }

    private Part WalkExtension(Expression node)
    {
        switch (node)
        {
            case EntityRootExpression root:
                _shape.Write(ShapeKind.Root, root.EntityType);
                return Part.Open(root, root.Type);
            case OperatorCall call:
                return WalkOperator(call);
            case AnnotationExpression annotation:
                var source = Walk(annotation.Source);
                _annotations.Add(annotation.Annotation);
                return source;
            default:
                return node.CanReduce ? Walk(node.Reduce()) : throw PlanErrors.NodeUnsupported(QueryPrinter.Print(node));
        }
    }

    private Part WalkMember(MemberExpression node)
    {
        if (node.Expression is null)
            return WalkStatic(node);
        var owner = Walk(node.Expression);
        if (owner.IsOpen)
        {
            _shape.Write((int)ExpressionType.MemberAccess, node.Member);
            return Part.Open(_building ? node.Update(owner.Tree!) : null, node.Type); // A walk that builds has made it.
        }

        var instance = ValueOf(owner);
        if (Nullable.GetUnderlyingType(node.Expression.Type) is not null)
            return Part.Of(ValueInterpreter.OfNullable(node.Member.Name, instance, null), node.Type);
        return Part.Of(Replayed(out var value) ? value : Keep(ValueInterpreter.Read(instance, node.Member)), node.Type, instance, node.Member) with { IsRepeatable = node.Expression is ConstantExpression };
    }

    private Part WalkStatic(MemberExpression node)
    {
        if (ServerSide.Owns(node.Member))
        {
            _shape.Write((int)ExpressionType.MemberAccess, node.Member);
            return Part.Open(node, node.Type);
        }

        foreach (var (member, known) in _statics)
        {
            if (member.Equals(node.Member))
                return Part.Of(known, node.Type, null, node.Member) with { IsRepeatable = true };
        }

        var value = ValueInterpreter.Read(null, node.Member);
        _statics.Add((node.Member, value));
        return Part.Of(value, node.Type, null, node.Member) with { IsRepeatable = true };
    }

    // What the user's code gave on the first walk is what it gives on the second: the walks meet the same nodes in the same order.
    private bool Replayed(out object? value)
    {
        value = _building ? _evaluated[_replayed++] : null;
        return _building;
    }

    private object? Keep(object? value)
    {
        _evaluated.Add(value);
        return value;
    }

    /// <summary>The value of a part that is not open.</summary>
    private object? ValueOf(in Part part) => part.Kind switch
    {
        PartKind.Construction => Construct(part),
        PartKind.Lambda => ValueInterpreter.Lambda(part.Tree!), // Walk put the node there.
        _ => part.Value,
    };

    // A value seen as another type: exactly, or by an upcast that keeps the slot's own type.
    private Part Cast(in Part part, Type type)
    {
        if (part.Type == type && part.Upcast is null)
            return part;
        switch (part.Kind)
        {
            case PartKind.Open:
                _shape.Write((int)ExpressionType.Convert, type);
                return Part.Open(_building ? Expression.Convert(part.Tree!, type) : null, type); // A walk that builds has made it.
            case PartKind.Literal:
                return Part.Literal(part.Value, type);
            case PartKind.Value:
                return part with { Upcast = part.Type == type ? null : type };
            default:
                return Part.Of(ValueOf(part), part.Type) with { Upcast = part.Type == type ? null : type };
        }
    }
}
