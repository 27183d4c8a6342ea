using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A value that is there only when a column is not null; else the type's default.</summary>
/// <param name="Presence">The column.</param>
/// <param name="Value">The value.</param>
internal sealed record OptionalProjection(SqlExpression Presence, Projection Value) : Projection(Value.ClrType)
{
    public override Projection Map(ProjectionMap map) => new OptionalProjection(map.Replace(Presence, "present"), Value.Map(map));
}
