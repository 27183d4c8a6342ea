namespace PrismaNext.Linq.Relational;

/// <summary>A SELECT.</summary>
internal sealed record SelectStatement : SqlQuery
{
    /// <summary>The queries that the statement names; only the outermost has any.</summary>
    public EquatableArray<CommonTable> With { get; init; }

    public required EquatableArray<SelectItem> Items { get; init; }

    public EquatableArray<FromItem> From { get; init; }

    public SqlExpression? Where { get; init; }

    public EquatableArray<SqlExpression> GroupBy { get; init; }

    public SqlExpression? Having { get; init; }

    public bool IsDistinct { get; init; }

    /// <summary>The keys of DISTINCT ON; they have to lead <see cref="OrderBy"/>.</summary>
    public EquatableArray<SqlExpression> DistinctOn { get; init; }

    public EquatableArray<Ordering> OrderBy { get; init; }

    public SqlExpression? Limit { get; init; }

    public SqlExpression? Offset { get; init; }

    public override IReadOnlyList<SelectItem> Columns => Items;
}
