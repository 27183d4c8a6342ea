using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Counts for LIMIT and OFFSET.</summary>
internal static class RowCounts
{
    private static readonly Func<object, object> AtLeastZero = static count => Math.Max(0, (int)count);

    /// <summary>A count as LINQ means it: a negative one is none. PostgreSQL refuses negative ones.</summary>
    public static SqlExpression NotNegative(SqlExpression count) => count switch
    {
        LiteralExpression { Value: int value } => SqlFactory.Integer(Math.Max(0, value)),
        SlotParameterExpression slot => slot with { Transform = AtLeastZero },
        _ => SqlFactory.Function("greatest", count.Type, count, SqlFactory.Integer(0)),
    };
}
