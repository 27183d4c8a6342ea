using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational;

/// <summary>A scalar SQL expression. Its meaning is SQL's own: a comparison with null is null.</summary>
/// <param name="Type">The type of its value.</param>
internal abstract record SqlExpression(PgType Type)
{
    /// <summary>Whether its value can be null.</summary>
    public abstract bool IsNullable { get; }

    public abstract T Accept<T>(SqlVisitor<T> visitor);
}
