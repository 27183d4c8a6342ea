namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A collection, not translated yet: what is done with it decides how.</summary>
/// <param name="ClrType">The collection's type.</param>
/// <param name="Scope">The variables that it refers to, as they were where it stands; they move with the projection.</param>
/// <param name="Translate">Translates it; each call gives a new sequence.</param>
internal sealed record SubqueryProjection(Type ClrType, Scope Scope, Func<Scope, Sequence> Translate) : Projection(ClrType)
{
    public static SubqueryProjection Create(Type type, Scope scope, Func<Scope, Sequence> translate) => new(type, scope.Snapshot(), translate);

    public Sequence Sequence() => Translate(Scope);

    public override Projection Map(ProjectionMap map) => this with { Scope = Scope.Map(map) };
}
