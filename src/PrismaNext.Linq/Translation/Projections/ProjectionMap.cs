using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>How a projection moves from one statement into another.</summary>
/// <param name="Owner">The select that the copy belongs to; navigations from its entities are joined there.</param>
/// <param name="Replace">Gives the SQL that takes an expression's place; the hint is a name for it.</param>
internal sealed record ProjectionMap(SelectBuilder Owner, Func<SqlExpression, string?, SqlExpression> Replace)
{
    /// <summary>Whether the copy may be missing as a whole: it comes from the optional side of an outer join.</summary>
    public bool MakesOptional { get; init; }
}
