using System.Linq.Expressions;

namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>Client code of the last <c>Select</c>, over values already fetched.</summary>
/// <param name="Body">The code; a <see cref="HoleExpression"/> stands for each value.</param>
/// <param name="Holes">The values.</param>
internal sealed record ClientShape(Expression Body, EquatableArray<RowShape> Holes) : RowShape(Body.Type);
