using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Two elements of the same build, one from each side of a set operation.</summary>
internal sealed class ProjectionPairs
{
    private readonly Func<SetColumns, Projection> _combine;

    private ProjectionPairs(Func<SetColumns, Projection> combine) => _combine = combine;

    /// <summary>The element of the combined rows.</summary>
    public Projection Combine(SetColumns columns) => _combine(columns);

    /// <summary>Pairs two elements; null when they are not of the same build.</summary>
    public static ProjectionPairs? Of(Projection left, Projection right)
    {
        switch (Joined(left), Joined(right))
        {
            case (ScalarProjection l, ScalarProjection r) when Coercion.CanUnify(l.Sql, r.Sql):
                return new(columns => l with { Sql = columns.Add(l.Sql, r.Sql, l.Name) });
            case (EntityProjection l, EntityProjection r) when Common(l.Entity, r.Entity) is { } entity:
                return new(columns => Entity(columns, l, r, entity));
            case (NewProjection l, NewProjection r) when l.ClrType == r.ClrType && l.Constructor == r.Constructor && l.Bindings.Select(b => b.Member).SequenceEqual(r.Bindings.Select(b => b.Member)):
                var parts = l.Parts.Select((p, i) => Named(p, Name(l, i))).Zip(r.Parts, Of).ToList();
                if (parts.Contains(null))
                    return null;
                return new(columns =>
                {
                    var combined = parts.Select((p, i) => p!._combine(columns)).ToList(); // None is null, as checked.
                    return l with
                    {
                        Arguments = [.. combined.Take(l.Arguments.Count)],
                        Bindings = [.. l.Bindings.Select((b, i) => b with { Value = combined[l.Arguments.Count + i] })],
                    };
                });
            default:
                return null;
        }
    }

    // The closest type that rows of both sides are of.
    private static EntityMap? Common(EntityMap left, EntityMap right)
    {
        var common = right.ClrType.IsAssignableFrom(left.ClrType) ? right : left;
        while (!common.ClrType.IsAssignableFrom(right.ClrType))
        {
            if (common.Hierarchy?.Base is not { } above)
                return null;
            common = above;
        }

        return common;
    }

    // A row of a derived type lacks the columns of its siblings.
    private static EntityProjection Entity(SetColumns columns, EntityProjection left, EntityProjection right, EntityMap entity) => (entity == left.Entity ? left : right) with
    {
        Entity = entity,
        ClrType = entity.ClrType,
        Columns = Hierarchies.Columns(entity).ToDictionary(c => c, c => columns.Add(Column(left, c), Column(right, c), c.Name)),
        VariantKeys = entity.Hierarchy is { Discriminator: null }
            ? Hierarchies.Variants(entity).ToDictionary(v => v, v => columns.Add(VariantKey(left, v), VariantKey(right, v), "variant_key"))
            : new Dictionary<VariantMap, SqlExpression>(),
        IsOptional = left.IsOptional || right.IsOptional,
    };

    private static SqlExpression Column(EntityProjection entity, ColumnMap column) =>
        entity.Columns.FirstOrDefault(c => c.Key == column || c.Key.Name == column.Name && c.Key.Owner.Table == column.Owner.Table).Value ?? SqlFactory.Null(column.Type);

    private static SqlExpression VariantKey(EntityProjection entity, VariantMap variant) =>
        entity.VariantKeys.FirstOrDefault(k => k.Key.Entity == variant.Entity).Value ?? SqlFactory.Null(variant.Entity.Key[0].Type);

    private static Projection Joined(Projection projection) => projection is ReferenceProjection reference ? reference.Join() : projection;

    private static Projection Named(Projection part, string? name) => part is ScalarProjection { Name: null } scalar ? scalar with { Name = name } : part;

    private static string? Name(NewProjection made, int part) =>
        part < made.Arguments.Count ? part < made.ArgumentMembers.Count ? made.ArgumentMembers[part]?.Name : null : made.Bindings[part - made.Arguments.Count].Member.Name;
}
