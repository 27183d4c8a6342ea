using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A call of an aggregate function; no arguments means <c>*</c>.</summary>
internal sealed record AggregateExpression(string Name, EquatableArray<SqlExpression> Arguments, PgType Type, bool CanBeNull) : SqlExpression(Type)
{
    /// <summary>Whether equal arguments count once.</summary>
    public bool Distinct { get; init; }

    /// <summary>The order in which rows are fed.</summary>
    public EquatableArray<Ordering> OrderBy { get; init; }

    /// <summary>Which rows are fed; null for all.</summary>
    public SqlExpression? Filter { get; init; }

    public override bool IsNullable => CanBeNull;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitAggregate(this);
}
