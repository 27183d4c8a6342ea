using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The scalars that a projection consists of.</summary>
internal static class ProjectionLeaves
{
    /// <summary>The scalars, in a fixed order; null when there is more to the value than scalars can tell.</summary>
    public static IReadOnlyList<SqlExpression>? Of(Projection projection)
    {
        var leaves = new List<SqlExpression>();
        return Collect(projection, leaves) ? leaves : null;
    }

    private static bool Collect(Projection projection, List<SqlExpression> leaves)
    {
        switch (projection)
        {
            case ScalarProjection scalar:
                leaves.Add(scalar.Sql);
                return true;
            case EntityProjection entity:
                leaves.AddRange(entity.Columns.Values);
                return true;
            case ReferenceProjection reference:
                return Collect(reference.Join(), leaves);
            case NewProjection made:
                return ValueEquality.Has(made.ClrType) && made.Parts.All(p => Collect(p, leaves));
            case OptionalProjection optional:
                leaves.Add(optional.Presence);
                return Collect(optional.Value, leaves);
            case ConditionalProjection conditional:
                leaves.Add(conditional.Test);
                return Collect(conditional.IfTrue, leaves) && Collect(conditional.IfFalse, leaves);
            case ConstantProjection:
                return true;
            default:
                return false;
        }
    }
}
