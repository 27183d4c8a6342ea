namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>An <see cref="System.Linq.IGrouping{TKey, TElement}"/>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Elements">The elements, as a list.</param>
/// <param name="ClrType">The grouping's type.</param>
internal sealed record GroupingShape(RowShape Key, RowShape Elements, Type ClrType) : RowShape(ClrType);
