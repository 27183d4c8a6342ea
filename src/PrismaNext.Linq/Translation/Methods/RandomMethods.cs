using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Random"/>: a number for each row, made by the server.</summary>
internal static class RandomMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Random), nameof(Random.NextDouble), _ => Fraction()),
        new(typeof(Random), nameof(Random.Next), call => Whole(call, PgTypes.Integer, SqlFactory.Integer(int.MaxValue))),
        new(typeof(Random), nameof(Random.NextInt64), call => call.Count == 0 ? null : Whole(call, PgTypes.BigInt, SqlFactory.Integer(0))),
    ];

    private static Relational.Expressions.FunctionExpression Fraction() => SqlFactory.Function("random", PgTypes.Double);

    private static SqlExpression? Whole(MethodCall call, PgType type, SqlExpression limit)
    {
        var (from, width) = call.Count switch
        {
            0 => (null, limit),
            1 => (null, call[0]),
            _ => (call[0], SqlFactory.Subtract(call[1], call[0])),
        };
        var number = SqlFactory.Cast(SqlFactory.Function("floor", PgTypes.Double, SqlFactory.Multiply(Fraction(), width)), type);
        return from is null ? number : SqlFactory.Add(number, from);
    }
}
