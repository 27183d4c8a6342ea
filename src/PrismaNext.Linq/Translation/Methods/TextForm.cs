using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>The text that C# makes of a value: <c>ToString()</c>, and values in interpolated strings.</summary>
internal static class TextForm
{
    /// <summary>The text of a value; null when PostgreSQL's text differs from C#'s.</summary>
    public static SqlExpression? Of(SqlExpression value, Type clrType)
    {
        var type = clrType.Unwrap();
        if (type == typeof(string) || type == typeof(char))
            return SqlFactory.Retype(value, PgTypes.Text);
        if (value is LiteralExpression { Value: null })
            return SqlFactory.Null(PgTypes.Text);
        if (type == typeof(bool))
            return value.IsNullable
                ? new CaseExpression([new CaseWhen(value, SqlFactory.Text("True")), new CaseWhen(SqlFactory.Not(value), SqlFactory.Text("False"))], null, PgTypes.Text)
                : SqlFactory.Case(value, SqlFactory.Text("True"), SqlFactory.Text("False"));
        if (type.IsEnum)
            return EnumMethods.Name(value, type);
        return type.IsInteger() || type == typeof(decimal) || type == typeof(Guid) ? SqlFactory.Cast(value, PgTypes.Text) : null;
    }

    public static SqlExpression Concat(SqlExpression left, SqlExpression right) => (left, right) switch
    {
        (LiteralExpression { Value: "" }, _) when right is not LiteralExpression => right,
        (_, LiteralExpression { Value: "" }) => left,
        (LiteralExpression { Value: string a }, LiteralExpression { Value: string b }) => SqlFactory.Text(a + b),
        _ => SqlFactory.Operator(SqlOperator.Concat, left, right, PgTypes.Text),
    };
}
