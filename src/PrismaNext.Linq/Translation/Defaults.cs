using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The values that stand for a missing element.</summary>
internal static class Defaults
{
    /// <summary>The default value of a type as SQL; null when it has none.</summary>
    public static LiteralExpression? Of(Type type)
    {
        if (PgTypes.For(type) is not { } pgType)
            return null;
        if (type.CanBeNull())
            return SqlFactory.Null(pgType);
        var value = Activator.CreateInstance(type)!; // A value type has a default.
        return new LiteralExpression(pgType.Conversion is { } conversion ? conversion.ConvertToStore(value) : value, pgType);
    }

    /// <summary>The value that a query gives for a missing element; null for the type's own default. SQL can put only a scalar in a scalar's place.</summary>
    public static Projection? Stated(Projection value, Sequence rows, Translator translator) => value switch
    {
        ConstantProjection { Value: null } => null,
        ScalarProjection when rows.Element is ScalarProjection => value,
        _ => throw PlanErrors.DefaultUnsupported(translator.Query),
    };

    /// <summary>What an element on the optional side of a join is: a scalar without null is its default when it is missing.</summary>
    public static Projection OfMissing(Projection element, Projection? stated) => element switch
    {
        OptionalProjection { Value: ScalarProjection scalar } optional when stated is ScalarProjection value =>
            scalar with { Sql = SqlFactory.Case(SqlFactory.IsNotNull(optional.Presence), scalar.Sql, Coercion.To(value.Sql, scalar.Sql.Type)) },
        OptionalProjection { Value: ScalarProjection scalar } when !scalar.ClrType.CanBeNull() => WithDefault(scalar),
        OptionalProjection { Value: ScalarProjection scalar } => scalar,
        ScalarProjection scalar when stated is ScalarProjection value => scalar with { Sql = SqlFactory.Coalesce(scalar.Sql, Coercion.To(value.Sql, scalar.Sql.Type)) },
        ScalarProjection scalar when !scalar.ClrType.CanBeNull() => WithDefault(scalar),
        _ => element,
    };

    private static ScalarProjection WithDefault(ScalarProjection scalar) =>
        Of(scalar.ClrType) is { } value ? scalar with { Sql = SqlFactory.Coalesce(scalar.Sql, Coercion.To(value, scalar.Sql.Type)) } : scalar;
}
