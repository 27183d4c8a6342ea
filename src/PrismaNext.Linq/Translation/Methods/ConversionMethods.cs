using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary><c>ToString</c>, <c>Parse</c> and <see cref="System.Convert"/>. A text that is no number is the server's error.</summary>
internal static class ConversionMethods
{
    private static readonly Type[] Numbers =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(double), typeof(decimal),
    ];

    private static readonly (string Name, Type Type)[] Conversions =
    [
        (nameof(Convert.ToByte), typeof(byte)), (nameof(Convert.ToSByte), typeof(sbyte)), (nameof(Convert.ToInt16), typeof(short)), (nameof(Convert.ToUInt16), typeof(ushort)),
        (nameof(Convert.ToInt32), typeof(int)), (nameof(Convert.ToUInt32), typeof(uint)), (nameof(Convert.ToInt64), typeof(long)), (nameof(Convert.ToUInt64), typeof(ulong)),
        (nameof(Convert.ToDouble), typeof(double)), (nameof(Convert.ToSingle), typeof(float)), (nameof(Convert.ToDecimal), typeof(decimal)),
    ];

    public static readonly MethodEntry[] Methods =
    [
        new(typeof(object), nameof(ToString), Text),
        .. Numbers.Append(typeof(bool)).Select(type => new MethodEntry(type, nameof(int.Parse), Parse)),
        .. Conversions.Select(conversion => new MethodEntry(typeof(Convert), conversion.Name, call => To(call, conversion.Type))),
        new(typeof(Convert), nameof(Convert.ToBoolean), ToBoolean),
        new(typeof(Convert), nameof(Convert.ToString), ConvertToString),
    ];

    private static SqlExpression? Text(MethodCall call)
    {
        string? format = null;
        for (var i = 0; i < call.Count; i++)
        {
            if (call.ParameterType(i) == typeof(string) ? !call.TryGetValue(i, out format) : !Formats.IsInvariant(call, i))
                return null;
        }

        var type = call.InstanceExpression.Type;
        var text = TextForm.Of(call.Instance, type, format);

        // The text of no value is empty; that of a null reference is an error.
        return text is not null && Nullable.GetUnderlyingType(type) is not null ? SqlFactory.Coalesce(text, SqlFactory.Text("")) : text;
    }

    private static SqlExpression? Parse(MethodCall call) =>
        call.ParameterType(0) == typeof(string) && (call.Count == 1 || call.Count == 2 && typeof(IFormatProvider).IsAssignableFrom(call.ParameterType(1)) && Formats.IsInvariant(call, 1))
            ? SqlFactory.Cast(SqlFactory.Typed(call[0]), PgTypes.For(call.Method.ReturnType)!) // Numbers and booleans have types.
            : null;

    // Convert takes null for zero, where a cast or Parse would throw.
    private static SqlExpression? To(MethodCall call, Type target)
    {
        if (call.Count != 1)
            return null;
        var (value, source) = Operand(call);
        var type = PgTypes.For(target)!; // Every number has a type.
        var number =
            source == typeof(string) ? SqlFactory.Cast(SqlFactory.Typed(value), type)
            : source == typeof(bool) ? SqlFactory.Case(SqlFactory.Exact(value), One(type), Zero(type))
            : source.IsEnum || source == typeof(char) || source.IsInteger() || !target.IsInteger() ? ConversionTranslator.Convert(value, source, target)
            : source == typeof(decimal) ? SqlFactory.Cast(Rounding.ToEven(value), type)
            : source == typeof(double) || source == typeof(float) ? SqlFactory.Cast(value, type)
            : null;
        return number is null ? null : SqlFactory.Coalesce(number, Zero(type));
    }

    private static SqlExpression? ToBoolean(MethodCall call)
    {
        if (call.Count != 1)
            return null;
        var (value, source) = Operand(call);
        if (source == typeof(bool))
            return SqlFactory.Coalesce(value, SqlFactory.False);
        if (source == typeof(string))
            return SqlFactory.Coalesce(SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Boolean), SqlFactory.False);
        return source.IsNumber() ? SqlFactory.Coalesce(SqlFactory.Compare(SqlOperator.NotEqual, value, SqlFactory.Integer(0)), SqlFactory.False) : null;
    }

    private static SqlExpression? ConvertToString(MethodCall call)
    {
        if (call.Count != 1 && !(call.Count == 2 && typeof(IFormatProvider).IsAssignableFrom(call.ParameterType(1)) && Formats.IsInvariant(call, 1)))
            return null;
        var (value, source) = Operand(call);
        var text = TextForm.Of(value, source);
        return text is null || source == typeof(string) ? text : SqlFactory.Coalesce(text, SqlFactory.Text(""));
    }

    private static (SqlExpression Value, Type Type) Operand(MethodCall call)
    {
        var argument = call.Argument(0);
        while (argument is UnaryExpression { NodeType: ExpressionType.Convert } convert && convert.Type == typeof(object))
            argument = convert.Operand;
        return (call.Scalar(argument), argument.Type.Unwrap());
    }

    private static SqlExpression One(PgType type) => SqlFactory.Cast(SqlFactory.Integer(1), type);

    private static SqlExpression Zero(PgType type) => SqlFactory.Cast(SqlFactory.Integer(0), type);
}
