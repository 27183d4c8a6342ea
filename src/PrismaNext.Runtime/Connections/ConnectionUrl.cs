using System.Globalization;
using Npgsql;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Reads connection URLs: <c>postgres://user:password@host:port/database?parameter=value</c>.</summary>
/// <remarks>PostgreSQL manual, section 34.1.1.2; several hosts are separated by commas, a socket folder is the parameter <c>host</c>.</remarks>
internal static class ConnectionUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    // libpq's names and the driver's; parameters that have the same name in both, such as 'timezone', need no entry.
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "Username", ["dbname"] = "Database", ["sslmode"] = "SSL Mode", ["sslrootcert"] = "Root Certificate", ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key", ["sslpassword"] = "SSL Password", ["sslnegotiation"] = "SSL Negotiation", ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name", ["client_encoding"] = "Client Encoding", ["channel_binding"] = "Channel Binding",
        ["target_session_attrs"] = "Target Session Attributes", ["connection_limit"] = "Maximum Pool Size", ["schema"] = "Search Path",
    };

    public static bool IsUrl(string connectionString) => Schemes.Any(scheme => connectionString.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    public static NpgsqlConnectionStringBuilder Parse(string url)
    {
        var rest = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (address, query) = Split(rest, '?');
        var (authority, database) = Split(address, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = Split(at < 0 ? "" : authority[..at], ':');

        var builder = new NpgsqlConnectionStringBuilder();
        Set(builder, "Username", user);
        Set(builder, "Password", password);
        Set(builder, "Database", database);
        SetHosts(builder, authority[(at + 1)..]);
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Split(parameter, '=');
            Set(builder, Keywords.GetValueOrDefault(name, name), value);
        }

        return string.IsNullOrEmpty(builder.Host) ? throw RuntimeErrors.ConnectionStringInvalid("the URL names no host") : builder;
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder builder, string hosts)
    {
        if (hosts.Contains(','))
        {
            Set(builder, "Host", hosts);
            return;
        }

        // An IPv6 address stands in brackets and is full of colons.
        var colon = hosts.LastIndexOf(':');
        var hasPort = colon > hosts.LastIndexOf(']');
        Set(builder, "Host", (hasPort ? hosts[..colon] : hosts).Trim('[', ']'));
        if (!hasPort)
            return;
        builder.Port = int.TryParse(hosts[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw RuntimeErrors.ConnectionStringInvalid("the URL's port is not a number from 1 to 65535");
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string keyword, string value)
    {
        if (value.Length == 0)
            return;
        try
        {
            builder[keyword] = Uri.UnescapeDataString(value);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            throw RuntimeErrors.ConnectionStringInvalid("a parameter of the URL is unknown to the driver, or its value has the wrong form");
        }
    }

    private static (string Before, string After) Split(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}
