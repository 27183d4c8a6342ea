using System.Linq.Expressions;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Shaping;

/// <summary>Reads columns from the current row of a COPY, and notes how each is to be read.</summary>
internal sealed class CopyColumns(ParameterExpression row, int count) : IColumns
{
    private readonly CopyColumnType?[] _types = new CopyColumnType?[count];

    public IReadOnlyList<CopyColumnType?> Types => _types;

    public Expression IsNull(int ordinal) => Expression.Call(row, nameof(CopyRow.IsNull), [], Expression.Constant(ordinal));

    // A moment is read as the number that it is, which tells infinity from the greatest finite value.
    public Expression Value(int ordinal, PgType type, Type wireType) => type.DbType switch
    {
        NpgsqlDbType.TimestampTz when wireType == typeof(DateTimeOffset) =>
            Expression.Call(typeof(Moments), nameof(Moments.ToDateTimeOffset), [], Read(ordinal, type, typeof(long)), Expression.Constant(type.Name)),
        NpgsqlDbType.TimestampTz => Moment(ordinal, type, DateTimeKind.Utc),
        NpgsqlDbType.Timestamp => Moment(ordinal, type, DateTimeKind.Unspecified),
        NpgsqlDbType.Date => Expression.Call(typeof(Moments), nameof(Moments.ToDate), [], Read(ordinal, type, typeof(int))),
        NpgsqlDbType.Time => Expression.Call(typeof(Moments), nameof(Moments.ToTime), [], Read(ordinal, type, typeof(long))),
        _ => Read(ordinal, type, wireType),
    };

    public Expression Array(int ordinal, PgType type, Type wireElement) =>
        type.Element!.DbType is NpgsqlDbType.TimestampTz or NpgsqlDbType.Timestamp or NpgsqlDbType.Date or NpgsqlDbType.Time // Only arrays are asked for.
            ? throw PlanErrors.SimpleUnsupported($"an array of type {type.Name}")
            : Read(ordinal, type, wireElement.MakeArrayType());

    public Expression Records(int ordinal, RowShape element) => throw PlanErrors.SimpleUnsupported("a nested collection");

    private MethodCallExpression Moment(int ordinal, PgType type, DateTimeKind kind) => Expression.Call(
        typeof(Moments), nameof(Moments.ToDateTime), [], Read(ordinal, type, typeof(long)), Expression.Constant(kind), Expression.Constant(type.Name));

    private MethodCallExpression Read(int ordinal, PgType type, Type clrType)
    {
        // A type that the driver knows only by name, such as an enum, is read as its text.
        var column = type is { Element: { DbType: null } } ? new CopyColumnType("text[]", clrType, NpgsqlDbType.Array | NpgsqlDbType.Text)
            : type.DbType is { } dbType ? new CopyColumnType(type.Name, clrType, dbType)
            : new CopyColumnType("text", clrType, NpgsqlDbType.Text);
        if ((_types[ordinal] ??= column) != column)
            throw new InternalError($"Column {ordinal} is read as {_types[ordinal]} and as {column}.");
        return Expression.Call(row, nameof(CopyRow.Value), [clrType], Expression.Constant(ordinal));
    }
}
