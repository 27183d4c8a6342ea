using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational.Shapes;

namespace PrismaNext.Linq.Shaping;

/// <summary>Emits client code with the fetched values in their places.</summary>
/// <remarks>A value used once is read where it is used, so that <c>x.Address == null ? "" : F(x.Address.Zip)</c> reads no zip where there is no address.</remarks>
internal sealed class ClientEmitter(ShapeEmitter shapes, ClientShape shape) : ExpressionVisitor
{
    private readonly Dictionary<int, ParameterExpression> _locals = [];

    public Expression Emit()
    {
        var counter = new HoleCounter();
        counter.Visit(shape.Body);
        foreach (var index in counter.Shared)
            _locals.Add(index, Expression.Variable(shape.Holes[index].ClrType));
        var body = Visit(shape.Body);
        if (_locals.Count == 0)
            return body;
        var reads = _locals.Select(local => Expression.Assign(local.Value, shapes.Emit(shape.Holes[local.Key], local.Value.Type)));
        return Expression.Block(_locals.Values, [.. reads, body]);
    }

    protected override Expression VisitExtension(Expression node) => node switch
    {
        HoleExpression hole when _locals.TryGetValue(hole.Index, out var local) => local.Type == hole.Type ? local : Expression.Convert(local, hole.Type),
        HoleExpression hole => shapes.Emit(shape.Holes[hole.Index], hole.Type),
        SlotExpression slot => shapes.Slot(slot.Slot, slot.Type),
        _ => base.VisitExtension(node),
    };
}
