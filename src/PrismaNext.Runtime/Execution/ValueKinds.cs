using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Execution;

/// <summary>Refuses a <see cref="DateTime"/> whose kind does not say what the column needs to know.</summary>
internal static class ValueKinds
{
    public static DateTime Check(DateTime value, PgType type)
    {
        var isRight = type.DbType switch
        {
            NpgsqlDbType.TimestampTz => value.Kind == DateTimeKind.Utc,
            NpgsqlDbType.Timestamp => value.Kind == DateTimeKind.Unspecified,
            _ => true,
        };
        return isRight ? value : throw RuntimeErrors.ValueKind(value.Kind, type);
    }
}
