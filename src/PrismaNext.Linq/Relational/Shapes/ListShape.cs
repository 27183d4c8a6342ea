namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>A nested collection: a column that is an array of records.</summary>
/// <param name="Ordinal">The column.</param>
/// <param name="Element">What a record becomes; its ordinals count the record's fields.</param>
/// <param name="ClrType">The collection's type: an array, or a type that a <c>List&lt;T&gt;</c> can be assigned to or made into.</param>
internal sealed record ListShape(int Ordinal, RowShape Element, Type ClrType) : RowShape(ClrType);
