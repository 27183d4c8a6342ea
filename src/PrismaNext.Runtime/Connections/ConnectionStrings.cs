using Npgsql;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Reads connection strings of both forms. What is wrong with one is told without quoting it, because it holds a password.</summary>
internal static class ConnectionStrings
{
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw RuntimeErrors.ConnectionStringInvalid("it is empty");
        if (ConnectionUrl.IsUrl(connectionString))
            return ConnectionUrl.Parse(connectionString);

        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw RuntimeErrors.ConnectionStringInvalid("a keyword is unknown to the driver, a value has the wrong form, or a quote is missing");
        }

        return string.IsNullOrEmpty(builder.Host) ? throw RuntimeErrors.ConnectionStringInvalid("it names no host") : builder;
    }

    /// <summary>Whether the string itself sets a keyword, in any of its spellings.</summary>
    public static bool Sets(this NpgsqlConnectionStringBuilder builder, string keyword) =>
        builder.Keys.Cast<string>().Contains(keyword, StringComparer.OrdinalIgnoreCase);
}
