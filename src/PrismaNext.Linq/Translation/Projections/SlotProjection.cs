namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A value of the program that has no SQL type of its own, such as an entity or a list of objects.</summary>
internal sealed record SlotProjection(int Slot, Type ClrType) : Projection(ClrType)
{
    public override Projection Map(ProjectionMap map) => this;
}
