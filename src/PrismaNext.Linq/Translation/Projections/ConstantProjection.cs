namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A constant that has no SQL type, such as the null of an object.</summary>
internal sealed record ConstantProjection(object? Value, Type ClrType) : Projection(ClrType)
{
    public override Projection Map(ProjectionMap map) => this;
}
