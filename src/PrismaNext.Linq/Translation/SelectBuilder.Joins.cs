using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>A SELECT under construction: joining other rows to its own.</summary>
internal sealed partial class SelectBuilder
{
    /// <summary>The other end of a to-one navigation; joined once, however often it is used.</summary>
    public EntityProjection JoinReference(EntityProjection source, RelationMap relation)
    {
        var keys = relation.SourceColumns.Select(c => source.ColumnNamed(c)).ToEquatableArray();
        if (_references.Find(r => r.Relation == relation && r.Keys == keys) is { } known)
            return known.Target;
        var isOptional = source.IsOptional || !relation.IsRequired;
        var (item, target) = EntitySource.IsSingleTable(relation.Target) ? JoinTable(relation, isOptional) : JoinHierarchy(relation, isOptional);
        SqlExpression? condition = null;
        for (var i = 0; i < keys.Count; i++)
            condition = SqlFactory.And(condition, SqlFactory.Compare(SqlOperator.Equal, target.ColumnNamed(relation.TargetColumns[i]), keys[i]));
        SetJoin(item, isOptional ? JoinKind.Left : JoinKind.Inner, condition);
        _references.Add(new JoinedReference(relation, keys, target));

        // What a group's key leads to is the same for the whole group; the server has to be told.
        if (IsGrouped && keys.All(GroupBy.Contains))
            GroupBy.AddRange([.. target.Columns.Values.Where(c => c.Type.Name is not ("json" or "xml")), .. target.VariantKeys.Values]); // Those cannot be compared.
        return target;
    }

    private (int Item, EntityProjection Target) JoinTable(RelationMap relation, bool isOptional)
    {
        var (source, target) = EntitySource.Table(relation.Target, this, isOptional, relation.Property.Name);
        _from.Add(new FromItem(source));
        return (_from.Count - 1, target);
    }

    private (int Item, EntityProjection Target) JoinHierarchy(RelationMap relation, bool isOptional)
    {
        var rows = EntitySource.Rows(relation.Target, relation.Property.Name);
        if (isOptional)
            rows.Select.PushDown(relation.Property.Name);
        var item = Wrap(rows, isOptional ? JoinKind.Left : JoinKind.Inner, isOptional, relation.Property.Name);
        return (item, (EntityProjection)rows.Element);
    }

    /// <summary>Takes over the rows of another sequence as a further source.</summary>
    /// <param name="right">The other sequence; its bindings belong to this select from now on.</param>
    /// <param name="kind">Inner, cross or left.</param>
    /// <param name="hint">A name for the source.</param>
    /// <returns>The position of the new source, whose condition can be set.</returns>
    public int Join(Sequence right, JoinKind kind, string hint)
    {
        var other = right.Select;
        var isLeft = kind is JoinKind.Left or JoinKind.Full;
        return other.IsPlain && other._from.Count == 1 && CanFlatten(right, isLeft) && !(kind is JoinKind.Right or JoinKind.Full && other.Where is not null)
            ? Absorb(other, kind, isLeft)
            : Wrap(right, kind, isLeft, hint);
    }

    // A scalar or an object on the optional side needs a column that tells whether there is a row; only a sub-select can supply one for constants.
    private static bool CanFlatten(Sequence right, bool isLeft) => !isLeft || right.Element is EntityProjection { Presence: not null } or ReferenceProjection
        || right.Element is ScalarProjection { Sql: ColumnExpression column } && !(column.IsNullable && right.Default is not null) && right.Select.Sources.Any(s => s.Source.Alias == column.Source);

    private int Absorb(SelectBuilder other, JoinKind kind, bool isLeft)
    {
        var item = other._from[0];
        var index = _from.Count;
        var declared = item.Source.Alias;
        var own = _from.Select(f => f.Source.Alias).ToHashSet();
        SqlExpression? condition = null, filter = null;
        foreach (var part in SqlFactory.Conjuncts(other.Where))
        {
            if (isLeft || SourceReferences.Of(part) is var used && used.Overlaps(own))
                condition = SqlFactory.And(condition, part);
            else
                filter = SqlFactory.And(filter, part);
        }

        // A parameterless source refers to nothing; a sub-select may refer to sources before it, and has to be told that it may.
        var isLateral = item.IsLateral || SourceReferences.Of(SelectStatementOf(item)).Overlaps(own);
        _from.Add(new FromItem(item.Source, condition is null && !isLeft ? JoinKind.Cross : kind == JoinKind.Cross ? JoinKind.Inner : kind, condition, isLateral));
        if (filter is not null)
            AddWhere(filter);
        var map = new ProjectionMap(this, (sql, _) => isLeft ? Nullable(sql, declared) : sql) { MakesOptional = isLeft };
        TakeOver(other, map);
        return index;
    }

    private int Wrap(Sequence right, JoinKind kind, bool isLeft, string hint)
    {
        var other = right.Select;
        if (isLeft && right.Element is not (EntityProjection { Presence: not null } or OptionalProjection))
            right.ElementBinding.Projection = new OptionalProjection(SqlFactory.True, right.Element);

        var alias = new SourceAlias(hint);
        var export = new ColumnExport(alias, isLeft);
        var map = new ProjectionMap(this, export.Column) { MakesOptional = isLeft };
        var order = other.OrderBy.ConvertAll(o => o with { Key = export.Column(o.Key, null) });
        if (!other.IsLimited)
            other.ClearOrder();
        var index = _from.Count;
        var own = _from.Select(f => f.Source.Alias).ToHashSet();
        var condition = other.IsPlain ? PullConditions(other, own, export) : null;
        TakeOver(other, map, order);
        var statement = other.Build(export.Items);
        var isLateral = SourceReferences.Of(statement).Overlaps(own);
        _from.Add(new FromItem(new SubquerySource(alias, statement), condition is null && kind == JoinKind.Inner ? JoinKind.Cross : kind, condition, isLateral));
        return index;
    }

    // A condition that relates rows of a sub-select to ours joins them as well from outside, and then the sub-select need not be run for each row.
    private static SqlExpression? PullConditions(SelectBuilder other, HashSet<SourceAlias> own, ColumnExport export)
    {
        var declared = other._from.Select(f => f.Source.Alias).ToHashSet();
        SqlExpression? pulled = null, kept = null;
        foreach (var part in SqlFactory.Conjuncts(other.Where))
        {
            if (SourceReferences.Of(part).Overlaps(own))
                pulled = SqlFactory.And(pulled, new ExportedColumns(declared, export).Visit(part));
            else
                kept = SqlFactory.And(kept, part);
        }

        other.Where = kept;
        return pulled;
    }

    private void TakeOver(SelectBuilder other, ProjectionMap map, List<Ordering>? order = null)
    {
        foreach (var binding in other._bindings)
        {
            binding.Projection = binding.Projection.Map(map);
            _bindings.Add(binding);
        }

        _references.AddRange(other._references.ConvertAll(r => r.Map(map)));
        if (OrderBy.Count > 0 || TakesOrder)
        {
            foreach (var ordering in order ?? other.OrderBy)
                AppendOrder(ordering);
        }
    }

    private static SqlExpression Nullable(SqlExpression expression, SourceAlias source) => new NullableColumns(source).Visit(expression);

    private static SelectStatement SelectStatementOf(FromItem item) => new() { Items = [], From = [item] };

    private sealed class ExportedColumns(HashSet<SourceAlias> declared, ColumnExport export) : SqlRewriter
    {
        public override SqlExpression VisitColumn(ColumnExpression expression) => declared.Contains(expression.Source) ? export.Column(expression, expression.Name) : expression;
    }

    private sealed class NullableColumns(SourceAlias source) : SqlRewriter
    {
        public override SqlExpression VisitColumn(ColumnExpression expression) => expression.Source == source ? expression with { CanBeNull = true } : expression;
    }
}
