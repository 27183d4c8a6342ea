namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>The only element of a nested collection of at most two: <c>First</c>, <c>Single</c> and their kin.</summary>
/// <param name="Ordinal">A column that is an array of records.</param>
/// <param name="Element">What a record becomes.</param>
/// <param name="Cardinality">What none and two mean.</param>
internal sealed record SingleShape(int Ordinal, RowShape Element, Cardinality Cardinality) : RowShape(Element.ClrType);
