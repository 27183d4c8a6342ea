using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>The text that C# makes of a value: <c>ToString()</c>, and values in interpolated strings.</summary>
internal static class TextForm
{
    /// <summary>The text of a value; null when PostgreSQL's text differs from C#'s.</summary>
    /// <param name="value">The value.</param>
    /// <param name="clrType">Its type in C#.</param>
    /// <param name="format">A format string; null or empty for none.</param>
    public static SqlExpression? Of(SqlExpression value, Type clrType, string? format = null)
    {
        var type = clrType.Unwrap();
        if (value.Type.HasUserConversion && !type.IsEnum)
            return null;
        if (type == typeof(string) || type == typeof(char))
            return SqlFactory.Retype(value, PgTypes.Text);
        if (value is LiteralExpression { Value: null })
            return SqlFactory.Null(PgTypes.Text);
        if (type == typeof(bool))
            return Boolean(value);
        if (type.IsEnum)
            return string.IsNullOrEmpty(format) || format is "G" or "g" ? EnumMethods.Name(value, type) : null;
        return string.IsNullOrEmpty(format) ? Plain(value, type) : Formats.Apply(value, type, format);
    }

    public static SqlExpression Concat(SqlExpression left, SqlExpression right) => (left, right) switch
    {
        (LiteralExpression { Value: "" }, _) when right is not LiteralExpression => right,
        (_, LiteralExpression { Value: "" }) => left,
        (LiteralExpression { Value: string a }, LiteralExpression { Value: string b }) => SqlFactory.Text(a + b),
        (OperatorExpression { Operator: SqlOperator.Concat, Right: LiteralExpression { Value: string a } } before, LiteralExpression { Value: string b }) =>
            before with { Right = SqlFactory.Text(a + b) },
        _ => SqlFactory.Operator(SqlOperator.Concat, left, right, PgTypes.Text),
    };

    private static SqlExpression Boolean(SqlExpression value) => value.IsNullable
        ? new CaseExpression([new CaseWhen(value, SqlFactory.Text("True")), new CaseWhen(SqlFactory.Not(value), SqlFactory.Text("False"))], null, PgTypes.Text)
        : SqlFactory.Case(value, SqlFactory.Text("True"), SqlFactory.Text("False"));

    // The two write floating-point numbers differently: where they turn to exponents, and how those look.
    private static SqlExpression? Plain(SqlExpression value, Type type) =>
        type.IsInteger() || type == typeof(Guid) || type == typeof(decimal) && KeepsScale(value) ? SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Text) : null;

    // The digits behind the point are part of a decimal's text. Quotients and roundings have more or fewer of them in PostgreSQL.
    private static bool KeepsScale(SqlExpression value) => value switch
    {
        ColumnExpression or LiteralExpression or SlotParameterExpression or ScalarQueryExpression => true,
        UnaryOperatorExpression { Operator: SqlUnaryOperator.Negate } negative => KeepsScale(negative.Operand),
        OperatorExpression { Operator: SqlOperator.Add or SqlOperator.Subtract or SqlOperator.Multiply } operation => KeepsScale(operation.Left) && KeepsScale(operation.Right),
        FunctionExpression { Name: "coalesce" } choice => choice.Arguments.All(KeepsScale),
        CaseExpression choice => choice.Whens.All(when => KeepsScale(when.Result)) && (choice.Else is null || KeepsScale(choice.Else)),
        CastExpression { Operand.Type: var from } => from.ModelType.IsInteger(),
        _ => value.Type.ModelType != typeof(decimal),
    };
}
