using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Execution;

/// <summary>Refuses a <see cref="DateTime"/> whose kind does not say what the column needs to know. The least and the greatest one are bounds, and need none.</summary>
internal static class ValueKinds
{
    public static DateTime Check(DateTime value, PgType type)
    {
        DateTimeKind? right = type.DbType switch
        {
            NpgsqlDbType.TimestampTz => DateTimeKind.Utc,
            NpgsqlDbType.Timestamp => DateTimeKind.Unspecified,
            _ => null,
        };
        if (right is null || value.Kind == right)
            return value;
        return value == DateTime.MinValue || value == DateTime.MaxValue ? DateTime.SpecifyKind(value, right.Value) : throw RuntimeErrors.ValueKind(value.Kind, type);
    }
}
