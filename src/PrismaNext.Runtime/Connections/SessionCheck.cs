using Npgsql;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Refuses sessions in which literals do not mean what they say.</summary>
internal static class SessionCheck
{
    /// <summary>Checks a session for a statement. Without a backslash its literals mean the same everywhere.</summary>
    public static void ThrowIfUnsafe(NpgsqlConnection connection, string sql)
    {
        if (sql.Contains('\\', StringComparison.Ordinal))
            ThrowIfUnsafe(connection);
    }

    /// <summary>The server reports the setting at connect and whenever it changes, so this costs no round trip.</summary>
    public static void ThrowIfUnsafe(NpgsqlConnection connection)
    {
        if (connection.PostgresParameters.TryGetValue("standard_conforming_strings", out var setting) && setting == "off")
            throw DriverErrors.StringsNonstandard();
    }
}
