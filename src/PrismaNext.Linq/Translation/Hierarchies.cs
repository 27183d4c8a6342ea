using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Types in a class hierarchy: telling them apart, and seeing a row as one of them.</summary>
internal static class Hierarchies
{
    /// <summary>The variants that a row of an entity can be.</summary>
    public static IReadOnlyList<VariantMap> Variants(EntityMap entity) => entity.Hierarchy?.Variants ?? [];

    /// <summary>The columns of an entity and of the variants that its rows can be.</summary>
    public static IEnumerable<ColumnMap> Columns(EntityMap entity) => entity.Columns.Concat(Variants(entity).SelectMany(v => v.Entity.Columns)).Distinct();

    /// <summary>The condition that an object is of a type, and with <paramref name="isExact"/> of none derived from it; null in it counts as false. Null when the database cannot tell.</summary>
    public static SqlExpression? Is(Projection projection, Type type, bool isExact = false)
    {
        switch (projection)
        {
            case EntityProjection entity:
                return isExact ? IsExactly(entity, type) : Is(entity, type);
            case ReferenceProjection reference:
                return Is(reference.Join(), type, isExact);
            case SingleProjection single when single.Row() is var rows && Is(rows.Element, type, isExact) is { } test:
                return new ScalarQueryExpression(rows.Select.Build([new SelectItem(test)]), PgTypes.Boolean, CanBeNull: true);
            case OptionalProjection optional when Is(optional.Value, type, isExact) is { } value:
                return SqlFactory.And(SqlFactory.IsNotNull(optional.Presence), value);
            case ConditionalProjection conditional when Is(conditional.IfTrue, type, isExact) is { } ifTrue && Is(conditional.IfFalse, type, isExact) is { } ifFalse:
                return SqlFactory.Or(SqlFactory.And(conditional.Test, ifTrue), SqlFactory.And(SqlFactory.Not(conditional.Test), ifFalse));
            case ConstantProjection { Value: null }:
                return SqlFactory.False;
            default:
                return null;
        }
    }

    /// <summary>An object seen as another type of its hierarchy.</summary>
    public static Projection As(Projection projection, Type type, Contract contract, bool isTest) => projection switch
    {
        _ when type.IsAssignableFrom(projection.ClrType) => projection,
        EntityProjection entity => As(entity, type, contract, isTest),
        ReferenceProjection reference => As(reference.Join(), type, contract, isTest),
        SingleProjection single => single with
        {
            ClrType = type,
            Translate = scope =>
            {
                var rows = single.Translate(scope);
                rows.Element = As(rows.Element, type, contract, isTest);
                return rows;
            },
        },
        OptionalProjection optional => optional with { Value = As(optional.Value, type, contract, isTest) },
        ConditionalProjection conditional => new ConditionalProjection(conditional.Test, As(conditional.IfTrue, type, contract, isTest), As(conditional.IfFalse, type, contract, isTest), type),
        ConstantProjection constant => constant with { ClrType = type },
        _ => projection,
    };

    /// <summary>The condition that a row is of a type.</summary>
    private static SqlExpression Is(EntityProjection entity, Type type)
    {
        var present = entity is { IsOptional: true, Presence: { } presence } ? SqlFactory.IsNotNull(presence) : SqlFactory.True;
        if (type.IsAssignableFrom(entity.Entity.ClrType))
            return present;
        var wanted = Variants(entity.Entity).Where(v => type.IsAssignableFrom(v.Entity.ClrType)).ToList();
        return wanted.Count == Variants(entity.Entity).Count && wanted.Count > 0
            ? present
            : wanted.Select(v => Test(entity, v)).Aggregate((SqlExpression)SqlFactory.False, SqlFactory.Or);
    }

    /// <summary>The condition that a row is of a type, and not of one derived from it.</summary>
    private static SqlExpression IsExactly(EntityProjection entity, Type type)
    {
        var variants = Variants(entity.Entity);
        return variants.Count == 0
            ? entity.Entity.ClrType == type ? Is(entity, type) : SqlFactory.False
            : variants.Where(v => v.Entity.ClrType == type).Select(v => Test(entity, v)).Aggregate((SqlExpression)SqlFactory.False, SqlFactory.Or);
    }

    private static Projection As(EntityProjection entity, Type type, Contract contract, bool isTest)
    {
        if (contract.Find(type) is not { } target)
            return isTest ? new ConditionalProjection(Is(entity, type), entity, new ConstantProjection(null, type), type) : entity;
        var cast = entity with { Entity = target, ClrType = type };
        return isTest ? new ConditionalProjection(Is(entity, type), cast, new ConstantProjection(null, type), type) : cast;
    }

    /// <summary>The condition that a row is of one variant.</summary>
    public static SqlExpression Test(EntityProjection entity, VariantMap variant)
    {
        if (variant.Entity.Hierarchy?.Discriminator is not { } discriminator)
            return SqlFactory.And(
                SqlFactory.IsNotNull(entity.VariantKeys[variant]),
                Variants(entity.Entity).Where(v => v != variant && variant.Entity.ClrType.IsAssignableFrom(v.Entity.ClrType))
                    .Select(v => SqlFactory.IsNull(entity.VariantKeys[v])).Aggregate((SqlExpression)SqlFactory.True, SqlFactory.And));
        return SqlFactory.Compare(SqlOperator.Equal, entity.ColumnNamed(discriminator), Literal(discriminator, variant));
    }

    /// <summary>The value by which a discriminator tells a variant.</summary>
    public static LiteralExpression Literal(ColumnMap discriminator, VariantMap variant)
    {
        var value = variant.DiscriminatorValue!; // With a discriminator every variant has a value.
        return new LiteralExpression(discriminator.Type.Conversion is { } conversion ? conversion.ConvertToStore(value) : value, discriminator.Type);
    }
}
