using System.Collections.Frozen;
using Npgsql;

namespace PrismaNext.LocalServers;

/// <summary>Reads <c>postgres://</c> addresses, which Npgsql does not know, into connection strings; the other form passes through.</summary>
internal static class DatabaseUrl
{
    /// <summary>Parameters whose name in the URL is not the name of Npgsql's keyword.</summary>
    private static readonly FrozenDictionary<string, string> Keywords = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["channel_binding"] = "Channel Binding",
        ["target_session_attrs"] = "Target Session Attributes",
        ["dbname"] = "Database",
        ["user"] = "Username",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
                ? FromUri(text)
                : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The inner message may quote a value; which may be the password. It is neither printed nor kept.
            throw LocalServerErrors.UrlInvalid("It is neither a postgres:// address nor a connection string of key=value pairs.");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw LocalServerErrors.UrlInvalid("It is not an address; characters such as '@', '/' or '#' in a password must be written as %40, %2F, %23.");

        var builder = new NpgsqlConnectionStringBuilder { Port = uri.Port > 0 ? uri.Port : 5432 };
        Set(builder, "Host", uri.IdnHost);
        var credentials = uri.UserInfo.Split(':', 2);
        Set(builder, "Username", credentials[0]);
        Set(builder, "Password", credentials.ElementAtOrDefault(1) ?? "");
        Set(builder, "Database", uri.AbsolutePath.TrimStart('/'));
        foreach (var parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = parameter.Split('=', 2);
            Set(builder, Keywords.GetValueOrDefault(pair[0], pair[0]), pair.ElementAtOrDefault(1) ?? "");
        }

        return builder;
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string keyword, string escaped)
    {
        if (escaped.Length == 0)
            return;
        var value = Uri.UnescapeDataString(escaped);
        try
        {
            // libpq writes 'verify-full' where Npgsql writes 'VerifyFull'; values of other keywords keep their dashes.
            builder[keyword] = keyword == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw LocalServerErrors.UrlInvalid($"Its part '{keyword}' is unknown or has a value that the driver refuses.");
        }
    }
}
