namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A collection, not translated yet: what is done with it decides how.</summary>
/// <param name="ClrType">The collection's type.</param>
/// <param name="Sequence">Translates it; each call gives a new one.</param>
internal sealed record SubqueryProjection(Type ClrType, Func<Sequence> Sequence) : Projection(ClrType)
{
    // What it captures are bindings, and those move with their select.
    public override Projection Map(ProjectionMap map) => this;
}
