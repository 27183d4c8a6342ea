using System.Collections;
using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="string"/> that put texts together from several values. A null among them counts as an empty text.</summary>
internal static class TextMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(string), nameof(string.Concat), call => Join(call, SqlFactory.Text(""), 0)),
        new(typeof(string), nameof(string.Join), call => Join(call, SqlFactory.Coalesce(SqlFactory.Retype(call[0], PgTypes.Text), SqlFactory.Text("")), 1)),
        new(typeof(string), nameof(string.Format), Format),
    ];

    private static SqlExpression? Join(MethodCall call, SqlExpression separator, int first)
    {
        if (call.Count != first + 1)
            return null;
        if (call.Argument(first) is NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array)
            return Joined(separator, [.. array.Expressions.Select(item => Part(call, item))]);
        return call.Projection(first) is ScalarProjection { Sql: { Type: { Element: { } element } } items } && HasSameText(element)
            ? StringMethods.Map("array_to_string", items, separator, SqlFactory.Text(""))
            : call.JoinRows(first, separator);
    }

    private static SqlExpression? Joined(SqlExpression separator, IReadOnlyList<SqlExpression?> parts)
    {
        SqlExpression? text = null;
        foreach (var part in parts)
        {
            if (part is null)
                return null;
            text = text is null ? part : TextForm.Concat(TextForm.Concat(text, separator), part);
        }

        return text ?? SqlFactory.Text("");
    }

    private static SqlExpression? Format(MethodCall call)
    {
        var first = call.ParameterType(0) == typeof(string) ? 0 : 1;
        if (first == 1 && !Formats.IsInvariant(call, 0) || !call.TryGetValue(first, out string? format) || format is null || CompositeText.Parse(format) is not { } pieces)
            return null;
        var values = call.Count == first + 2 && call.Argument(first + 1) is NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array && typeof(IEnumerable).IsAssignableFrom(call.ParameterType(first + 1))
            ? array.Expressions
            : (IReadOnlyList<Expression>)[.. Enumerable.Range(first + 1, call.Count - first - 1).Select(call.Argument)];
        SqlExpression text = SqlFactory.Text("");
        foreach (var piece in pieces)
        {
            if (piece.Index >= values.Count || (piece.Index < 0 ? SqlFactory.Text(piece.Text ?? "") : Part(call, values[piece.Index], piece)) is not { } part)
                return null;
            text = TextForm.Concat(text, part);
        }

        return text;
    }

    private static SqlExpression? Part(MethodCall call, Expression value, TextPiece piece = default)
    {
        while (value is UnaryExpression { NodeType: ExpressionType.Convert } convert && convert.Type == typeof(object))
            value = convert.Operand;
        if (TextForm.Of(call.Scalar(value), value.Type, piece.Text) is not { } text)
            return null;
        text = SqlFactory.Coalesce(text, SqlFactory.Text(""));
        return piece.Width == 0 ? text : StringMethods.Pad(text, SqlFactory.Integer(Math.Abs(piece.Width)), null, piece.Width > 0 ? "lpad" : "rpad");
    }

    private static bool HasSameText(PgType element) =>
        element.ModelType == typeof(string) || element.ModelType == typeof(char) || element.ModelType.IsInteger() || element.ModelType == typeof(decimal) || element.ModelType == typeof(Guid);
}
