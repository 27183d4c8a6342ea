using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation;

/// <summary>The aggregate functions, with LINQ's meaning of empty sequences and its result types.</summary>
internal static class Aggregates
{
    /// <summary>The number of rows. The server counts in 64 bits; a result that does not fit an int fails when it is read.</summary>
    public static AggregateExpression Count(bool isLong, AggregateRows? rows = null) =>
        new("count", [], isLong ? PgTypes.BigInt : PgTypes.Integer, CanBeNull: false) { Filter = rows?.Filter };

    /// <summary>The number of different values, null among them counted as one.</summary>
    public static SqlExpression CountDistinct(SqlExpression value, bool isLong, AggregateRows rows)
    {
        var type = isLong ? PgTypes.BigInt : PgTypes.Integer;
        SqlExpression count = new AggregateExpression("count", [value], type, CanBeNull: false) { Distinct = true, Filter = rows.Filter };
        if (!value.IsNullable)
            return count;
        var hasNull = new AggregateExpression("bool_or", [SqlFactory.IsNull(value)], PgTypes.Boolean, CanBeNull: true) { Filter = rows.Filter };
        return SqlFactory.Operator(SqlOperator.Add, count, SqlFactory.Case(hasNull, SqlFactory.Integer(1), SqlFactory.Integer(0)), type);
    }

    /// <summary>One of LINQ's aggregates; null when PostgreSQL has none for the type.</summary>
    public static ScalarProjection? Of(ResultOperatorBase resultOperator, SqlExpression value, Type elementType, AggregateRows rows) => resultOperator switch
    {
        SumResultOperator => Sum(value, elementType, rows),
        AverageResultOperator => Average(value, elementType, rows),
        MinResultOperator => Extreme("min", value, elementType, rows),
        MaxResultOperator => Extreme("max", value, elementType, rows),
        _ => null,
    };

    /// <summary>Whether an aggregate of an expression would be the select's own: one that speaks of columns from outside only belongs to the query they are from.</summary>
    public static bool BelongTo(SelectBuilder select, SqlExpression? expression) =>
        expression is null || SourceReferences.Of(expression) is var used && (used.Count == 0 || used.Overlaps(select.Sources.Select(s => s.Source.Alias)));

    private static ScalarProjection? Sum(SqlExpression value, Type elementType, AggregateRows rows)
    {
        var type = elementType.Unwrap();
        if (!type.IsNumber() || value.Type.HasUserConversion)
            return null;
        var argument = type == typeof(float) ? SqlFactory.Cast(value, PgTypes.Double) : value;
        var isNullable = !rows.HasRow || rows.Filter is not null || value.IsNullable;
        SqlExpression sum = Call("sum", argument, SumType(value.Type), isNullable, rows);
        sum = SqlFactory.Coalesce(sum, Zero(sum.Type));
        // The server sums 64-bit integers as numeric, whose division is not C#'s.
        if (type == typeof(long))
            sum = new CastExpression(sum, PgTypes.BigInt);
        else if (type == typeof(float))
            sum = new CastExpression(sum, PgTypes.Real);
        return new ScalarProjection(sum, elementType);
    }

    private static ScalarProjection? Average(SqlExpression value, Type elementType, AggregateRows rows)
    {
        var type = elementType.Unwrap();
        if (!type.IsNumber() || value.Type.HasUserConversion)
            return null;
        SqlExpression average = Call("avg", value, type == typeof(decimal) ? PgTypes.Numeric : PgTypes.Double, CanBeNull(value, rows), rows);
        if (type.IsInteger())
            average = new CastExpression(average, PgTypes.Double);
        else if (type == typeof(float))
            average = new CastExpression(average, PgTypes.Real);
        var result = type.IsInteger() ? typeof(double) : type;
        return new ScalarProjection(average, elementType.CanBeNull() ? result.MakeNullable() : result) { NullMeans = NullMeaning.NoElements };
    }

    private static ScalarProjection? Extreme(string function, SqlExpression value, Type elementType, AggregateRows rows)
    {
        if (Orderings.Comparable(value) is not { } ordered)
            return null;
        value = ordered;
        var store = value.Type.StoreType;
        if (store == typeof(byte[]) || value.Type.IsArray)
            return null;
        var canBeNull = CanBeNull(value, rows);
        // The server has no such function for uuid, but their texts are in the same order.
        if (store == typeof(Guid))
        {
            var text = Call(function, new CollateExpression(new CastExpression(value, PgTypes.Text), "C"), PgTypes.Text, canBeNull, rows);
            return new ScalarProjection(new CastExpression(text, value.Type), elementType) { NullMeans = NullMeaning.NoElements };
        }

        if (store == typeof(bool))
            function = function == "min" ? "bool_and" : "bool_or";
        return new ScalarProjection(Call(function, value, value.Type, canBeNull, rows), elementType) { NullMeans = NullMeaning.NoElements };
    }

    private static bool CanBeNull(SqlExpression value, AggregateRows rows) => !rows.HasRow || rows.Filter is not null || value.IsNullable;

    private static AggregateExpression Call(string name, SqlExpression value, PgType type, bool canBeNull, AggregateRows rows) =>
        new(name, [Typed(value)], type, canBeNull) { Distinct = rows.IsDistinct, Filter = rows.Filter };

    // Which of the functions of a name is meant, only the argument's type says.
    private static SqlExpression Typed(SqlExpression value) => value switch
    {
        LiteralExpression literal => literal with { NeedsCast = true },
        CaseExpression @case when @case.Whens.All(w => w.Result is LiteralExpression { Value: null }) && @case.Else is null or LiteralExpression { Value: null } => new CastExpression(value, value.Type),
        _ => value,
    };

    private static PgType SumType(PgType type) => type.StoreType switch
    {
        { } t when t == typeof(long) => PgTypes.Numeric,
        { } t when t == typeof(float) => PgTypes.Double,
        { } t when t == typeof(short) => PgTypes.Integer,
        _ => type with { Conversion = null },
    };

    private static LiteralExpression Zero(PgType type) => new(Convert.ChangeType(0, type.StoreType, System.Globalization.CultureInfo.InvariantCulture), type);
}
