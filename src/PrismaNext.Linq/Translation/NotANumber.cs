using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>NaN, which in C# comes before all numbers and compares as false with each, and in PostgreSQL is the greatest of them.</summary>
/// <remarks>Only calculations that were written to give NaN are looked at: for every column of floats it would cost the index.</remarks>
internal static class NotANumber
{
    public static readonly LiteralExpression Value = SqlFactory.Double(double.NaN);

    /// <summary>Whether the value of an expression can be NaN.</summary>
    public static bool IsPossible(SqlExpression? expression) => expression is { Type: { StoreType: var type } } && (type == typeof(double) || type == typeof(float)) && expression switch
    {
        LiteralExpression { Value: double number } => !double.IsFinite(number),
        CaseExpression choice => choice.Whens.Any(when => IsPossible(when.Result)) || IsPossible(choice.Else),
        OperatorExpression operation => IsPossible(operation.Left) || IsPossible(operation.Right),
        UnaryOperatorExpression operation => IsPossible(operation.Operand),
        GroupKeyExpression { Key: var key } => IsPossible(key),
        CastExpression cast => IsPossible(cast.Operand),
        FunctionExpression function => function.Arguments.Any(IsPossible),
        _ => false,
    };

    /// <summary>Whether a projection is NaN itself, written out.</summary>
    public static bool Is(Projection projection) => projection is ScalarProjection { Sql: LiteralExpression { Value: double.NaN or float.NaN } };

    /// <summary>An equality that is false when a side that can be NaN is.</summary>
    public static SqlExpression ExcludeFrom(SqlExpression equality, Projection left, Projection right)
    {
        foreach (var side in (Projection[])[left, right])
        {
            if (side is ScalarProjection { Sql: not LiteralExpression and var sql } && IsPossible(sql))
                return SqlFactory.And(equality, SqlFactory.Compare(sql.IsNullable ? SqlOperator.IsDistinctFrom : SqlOperator.NotEqual, sql, Value)); // Null equals null.
        }

        return equality;
    }

    public static OperatorExpression Test(SqlExpression value) => SqlFactory.Compare(SqlOperator.Equal, value, Value);

    /// <summary>A comparison that is false when the greater side is NaN.</summary>
    public static SqlExpression Exclude(OperatorExpression comparison)
    {
        var greater = comparison.Operator is SqlOperator.Greater or SqlOperator.GreaterOrEqual ? comparison.Left : comparison.Right;
        return IsPossible(greater) ? SqlFactory.And(comparison, SqlFactory.Compare(SqlOperator.NotEqual, greater, Value)) : comparison;
    }
}
