using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The values of the navigations that <c>Include</c> asks for.</summary>
internal static class Inclusions
{
    /// <summary>The included part of a collection.</summary>
    public static Projection Collection(EntityProjection entity, Inclusion inclusion, Translator translator) => new SubqueryProjection(
        inclusion.Relation.Property.PropertyType,
        new Scope(),
        _ =>
        {
            var rows = inclusion.Refinement is { } refinement
                ? translator.Queries.Source(refinement.Body, Translator.Inside(refinement, inclusion.Scope, new Binding(entity)), inclusion.Relation.Property.Name)
                : Navigations.Rows(new NavigationProjection(entity, inclusion.Relation), inclusion.Relation.Property.Name);
            rows.Element = With(rows.Element, inclusion.Nested);
            return rows;
        });

    /// <summary>The included entity.</summary>
    public static Projection Reference(EntityProjection entity, Inclusion inclusion) =>
        With(entity.Owner.JoinReference(entity, inclusion.Relation), inclusion.Nested);

    private static Projection With(Projection element, IReadOnlyList<Inclusion> nested) => element is EntityProjection entity ? entity with { Includes = nested } : element;
}
