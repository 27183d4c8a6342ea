namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A group.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Element">What an element is, in the select that is grouped; null once that select was pushed down and elements can only be fetched again.</param>
/// <param name="Template">The rows before they were grouped.</param>
/// <param name="Owner">The select that is grouped.</param>
/// <param name="ClrType">The grouping's type.</param>
internal sealed record GroupProjection(Projection Key, Projection? Element, GroupTemplate Template, SelectBuilder Owner, Type ClrType) : Projection(ClrType)
{
    // A column of the sub-select holds one value a group; the elements are no longer in reach of an aggregate.
    public override Projection Map(ProjectionMap map) => this with { Key = Key.Map(map), Element = null, Owner = map.Owner };
}
