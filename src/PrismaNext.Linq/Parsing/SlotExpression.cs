using System.Globalization;
using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>The place of a value that is supplied at run time.</summary>
internal sealed class SlotExpression(int slot, Type type) : Expression
{
    /// <summary>The slot's number, from 0; the index into <see cref="SlotValues"/>.</summary>
    public int Slot { get; } = slot;

    public override Type Type { get; } = type;

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"${Slot}");

    protected override Expression VisitChildren(ExpressionVisitor visitor) => this;
}
