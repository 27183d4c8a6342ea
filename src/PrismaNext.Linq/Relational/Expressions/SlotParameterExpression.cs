using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A value supplied at run time, written as <c>$n</c>.</summary>
/// <param name="Slot">The slot of the value.</param>
/// <param name="Type">The type it is sent as.</param>
/// <param name="CanBeNull">Whether the value can be null; false when the plan is for a value that is not.</param>
/// <param name="Transform">Applied to the value before it is sent; null for none.</param>
internal sealed record SlotParameterExpression(int Slot, PgType Type, bool CanBeNull, Func<object, object?>? Transform = null) : SqlExpression(Type)
{
    /// <summary>Whether the type has to be written, because nothing around the parameter tells the server.</summary>
    public bool NeedsCast { get; init; }

    public override bool IsNullable => CanBeNull;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitSlot(this);
}
