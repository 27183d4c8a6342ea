using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Guid"/>. New ones are made by the server, one for each row.</summary>
internal static class GuidMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Guid), nameof(Guid.NewGuid), _ => New()),
        new(typeof(Guid), nameof(Guid.CreateVersion7), call => Version7(call.Count == 0 ? SqlFactory.Function("clock_timestamp", PgTypes.TimestampTz) : call[0])),
        new(typeof(Guid), nameof(Guid.Parse), call => call.Takes(typeof(string)) ? Parse(call[0]) : null),
    ];

    /// <summary>A text read as a Guid.</summary>
    public static SqlExpression Parse(SqlExpression text) => SqlFactory.Cast(text, PgTypes.Uuid);

    private static FunctionExpression New() => SqlFactory.Function("gen_random_uuid", PgTypes.Uuid);

    // Milliseconds in 48 bits, the version, and the rest of a random one, whose variant bits are the same. The server has a function for it from version 18.
    private static SqlExpression Version7(SqlExpression time)
    {
        var milliseconds = SqlFactory.Cast(SqlFactory.Function("floor", PgTypes.Numeric, SqlFactory.Multiply(Clock.Seconds(SqlFactory.Typed(time)), SqlFactory.Integer(1000))), PgTypes.BigInt);
        var digits = StringMethods.Map("lpad", StringMethods.Map("to_hex", milliseconds), SqlFactory.Integer(12), SqlFactory.Text("0"));
        var random = StringMethods.Map("substr", SqlFactory.Cast(New(), PgTypes.Text), SqlFactory.Integer(16));
        return Parse(TextForm.Concat(TextForm.Concat(digits, SqlFactory.Text("7")), random));
    }
}
