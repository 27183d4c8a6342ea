using System.Collections;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Planning;

/// <summary>Puts the values of one execution into a statement, as typed literals.</summary>
internal sealed class SlotInliner(SlotValues values) : SqlRewriter
{
    public override SqlExpression VisitSlot(SlotParameterExpression expression)
    {
        var type = expression.Type;
        var value = values[expression.Slot];
        if (value is not null && expression.Transform is { } transform)
            value = transform(value);
        if (value is not null)
            value = type.Element is { } element ? ((IEnumerable)value).Cast<object?>().Select(item => item is null ? null : element.ToStore(item)).ToArray() : type.ToStore(value);
        return new LiteralExpression(value, type) { NeedsCast = true };
    }
}
