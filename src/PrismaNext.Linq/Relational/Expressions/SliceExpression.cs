namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A run of elements of an array, both ends included and counted from 1; an end left out is the array's own.</summary>
internal sealed record SliceExpression(SqlExpression Array, SqlExpression? From, SqlExpression? To) : SqlExpression(Array.Type)
{
    public override bool IsNullable => Array.IsNullable || From is { IsNullable: true } || To is { IsNullable: true };

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitSlice(this);
}
