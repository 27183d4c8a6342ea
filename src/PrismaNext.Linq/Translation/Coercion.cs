using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Methods;

namespace PrismaNext.Linq.Translation;

/// <summary>Gives parameters and literals the type of what they meet: an enum stored as text is compared with text.</summary>
internal static class Coercion
{
    /// <summary>Both operands in one type, as far as one of them is a parameter or a literal.</summary>
    public static (SqlExpression Left, SqlExpression Right) Unify(SqlExpression left, SqlExpression right)
    {
        if (left.Type == right.Type)
            return (left, right);
        if (!IsUntyped(right) && To(left, right.Type) is var converted && converted.Type == right.Type)
            left = converted;
        else
            right = To(right, left.Type);

        // An enum that is stored by name here and as a number there.
        if (left.Type != right.Type && left.Type.ModelType.IsEnum && left.Type.ModelType == right.Type.ModelType && EnumNumbers.Of(left) is { } first && EnumNumbers.Of(right) is { } second)
            return (first, second);

        // An enum may still be one by its number here and one by its conversion there, or flags, whose texts join several names.
        if (!StoredForms.Agree(left.Type, right.Type) || (left.Type.ModelType.IsEnum && left.Type.ModelType == right.Type.ModelType && IsText(left) != IsText(right)))
            throw PlanErrors.ConversionsDiffer(left.Type.ModelType, left.Type.Name, right.Type.Name);

        // The server would read a timestamp in the session's time zone to compare it with a moment.
        return left.Type.ModelType == typeof(DateTime) && right.Type.ModelType == typeof(DateTime) && Clock.IsZoned(left) != Clock.IsZoned(right)
            ? (Zoned(left), Zoned(right))
            : (left, right);
    }

    /// <summary>A parameter or a literal in another type of the same CLR type; anything else stays as it is.</summary>
    public static SqlExpression To(SqlExpression expression, PgType type)
    {
        if (expression.Type == type)
            return expression;
        if (expression is LiteralExpression { Value: null })
            return SqlFactory.Null(type);
        if (expression.Type.ModelType != type.ModelType && !(type.IsArray && expression.Type.Element?.ModelType == type.Element!.ModelType)) // An array type has an element type.
            return expression;
        return expression switch
        {
            SlotParameterExpression slot => slot with { Type = type },
            LiteralExpression literal => new LiteralExpression(Convert(literal.Value!, literal.Type, type), type), // The null literal was dealt with above.
            ArrayExpression array when type.Element is { } element && array.Items.All(item => Converts(item, element)) => new ArrayExpression(array.Items.Select(i => To(i, element)).ToEquatableArray(), type),
            CaseExpression @case when @case.Whens.All(w => Converts(w.Result, type)) && (@case.Else is null || Converts(@case.Else, type)) => @case with
            {
                Whens = @case.Whens.Select(w => w with { Result = To(w.Result, type) }).ToEquatableArray(),
                Else = @case.Else is null ? null : To(@case.Else, type),
                Type = type,
            },
            _ => expression,
        };
    }

    /// <summary>Whether two operands can be brought to one stored form.</summary>
    public static bool CanUnify(SqlExpression left, SqlExpression right) =>
        StoredForms.Agree(left.Type, right.Type) || Converts(left, right.Type) || Converts(right, left.Type);

    private static bool Converts(SqlExpression expression, PgType type) => To(expression, type).Type == type;

    public static bool IsUntyped(SqlExpression expression) => expression is SlotParameterExpression or LiteralExpression;

    private static bool IsText(SqlExpression expression) => expression.Type.StoreType == typeof(string);

    private static SqlExpression Zoned(SqlExpression value) => Clock.IsZoned(value) ? value : Clock.Moment(value, PgTypes.TimestampTz);

    private static object Convert(object value, PgType from, PgType to)
    {
        var model = from.Conversion is { } stored ? stored.ConvertFromStore(value) : value;
        return to.Conversion is { } store ? store.ConvertToStore(model) : model;
    }
}
