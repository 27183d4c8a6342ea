using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Pg"/>.</summary>
internal static class PgMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Pg), nameof(Pg.Like), call => new LikeExpression(call[0], call[1], IgnoreCase: false)),
        new(typeof(Pg), nameof(Pg.ILike), call => new LikeExpression(call[0], call[1], IgnoreCase: true)),
        new(typeof(Pg), nameof(Pg.Matches), call => SqlFactory.Compare(SqlOperator.RegexMatch, call[0], call[1])),
        new(typeof(Pg), nameof(Pg.MatchesIgnoreCase), call => SqlFactory.Compare(SqlOperator.RegexMatchIgnoreCase, call[0], call[1])),
        new(typeof(Pg), nameof(Pg.Collate), call => call.TryGetValue(1, out string? collation) && collation is not null ? new CollateExpression(SqlFactory.Typed(call[0]), collation) : throw call.Refuse()),
        new(typeof(Pg), nameof(Pg.Random), _ => SqlFactory.Function("random", PgTypes.Double)),
        new(typeof(Pg), nameof(Pg.Now), _ => SqlFactory.Function("now", PgTypes.TimestampTz)),
        new(typeof(Pg), nameof(Pg.LessThan), call => Compare(call, SqlOperator.Less)),
        new(typeof(Pg), nameof(Pg.LessThanOrEqual), call => Compare(call, SqlOperator.LessOrEqual)),
        new(typeof(Pg), nameof(Pg.GreaterThan), call => Compare(call, SqlOperator.Greater)),
        new(typeof(Pg), nameof(Pg.GreaterThanOrEqual), call => Compare(call, SqlOperator.GreaterOrEqual)),
    ];

    private static OperatorExpression Compare(MethodCall call, SqlOperator op)
    {
        if (Items(call, 0) is not { } left || Items(call, 1) is not { } right || left.Count != right.Count)
            throw call.Refuse();
        var pairs = left.Zip(right, Coercion.Unify).ToList();
        return SqlFactory.Compare(op, new RowExpression(pairs.Select(pair => pair.Left).ToEquatableArray()), new RowExpression(pairs.Select(pair => pair.Right).ToEquatableArray()));
    }

    // The items of a tuple, one made in the query or one that the program holds.
    private static List<SqlExpression>? Items(MethodCall call, int index) => call.Projection(index) switch
    {
        NewProjection made when made.Parts.All(part => part is ScalarProjection) => [.. made.Parts.Select(part => ((ScalarProjection)part).Sql)],
        SlotProjection slot when EqualityTranslator.IsTuple(slot.ClrType) && slot.ClrType.GetGenericArguments() is { Length: < 8 } types && types.All(type => PgTypes.For(type) is not null) =>
            [.. types.Select((type, i) => EqualityTranslator.Item(slot.Slot, i, PgTypes.For(type)!, type))], // All were checked.
        _ => null,
    };
}
