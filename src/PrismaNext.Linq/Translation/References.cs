using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Joins the to-one navigations that a value consists of, where their rows have to be there to be compared.</summary>
internal static class References
{
    public static Projection Resolve(Projection projection) => projection switch
    {
        ReferenceProjection reference => reference.Join(),
        NewProjection made => made with { Arguments = [.. made.Arguments.Select(Resolve)], Bindings = [.. made.Bindings.Select(b => b with { Value = Resolve(b.Value) })] },
        OptionalProjection optional => optional with { Value = Resolve(optional.Value) },
        ConditionalProjection conditional => conditional with { IfTrue = Resolve(conditional.IfTrue), IfFalse = Resolve(conditional.IfFalse) },
        _ => projection,
    };
}
