using Microsoft.Extensions.Logging;
using Npgsql;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Builds the data sources that the runtime owns, with defaults that are fast where they are safe.</summary>
internal static class DataSources
{
    private const int PreparedStatements = 100;

    /// <summary>Refuses a connection string that cannot be read, or that asks for what a pooler on the way cannot give.</summary>
    public static NpgsqlConnectionStringBuilder Check(string connectionString, bool isBehindPooler)
    {
        var settings = ConnectionStrings.Parse(connectionString);
        CheckDriver(settings);
        if (isBehindPooler)
            CheckPooled(settings);
        return settings;
    }

    /// <summary>Refuses a borrowed data source or connection that cannot be worked with.</summary>
    /// <param name="connectionString">Its connection string.</param>
    public static void CheckBorrowed(string connectionString) => CheckDriver(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>A pool for a long-lived client.</summary>
    public static NpgsqlDataSource Pooled(string connectionString, bool isBehindPooler, TimeSpan connectTimeout, ILoggerFactory? loggerFactory)
    {
        var builder = Builder(connectionString, isBehindPooler, connectTimeout, loggerFactory);
        var settings = builder.ConnectionStringBuilder;

        // Nothing that the runtime sends changes the session, and behind a pooler the reset would be spent on somebody else's server connection.
        if (!settings.Sets("No Reset On Close"))
            settings.NoResetOnClose = true;

        // A prepared statement belongs to one server connection, which a pooler does not keep.
        if (!settings.Sets("Max Auto Prepare"))
            settings.MaxAutoPrepare = isBehindPooler ? 0 : PreparedStatements;
        return builder.Build();
    }

    /// <summary>No pool: each connection is a fresh one, and ends when it is closed. What the source keeps is the catalogue of types.</summary>
    public static NpgsqlDataSource Unpooled(string connectionString, bool isBehindPooler, TimeSpan connectTimeout, ILoggerFactory? loggerFactory)
    {
        var builder = Builder(connectionString, isBehindPooler, connectTimeout, loggerFactory);
        builder.ConnectionStringBuilder.Pooling = false;
        return builder.Build();
    }

    private static NpgsqlDataSourceBuilder Builder(string connectionString, bool isBehindPooler, TimeSpan connectTimeout, ILoggerFactory? loggerFactory)
    {
        var settings = Check(connectionString, isBehindPooler);
        if (!settings.Sets("Timeout"))
            settings.Timeout = (int)Math.Clamp(Math.Ceiling(connectTimeout.TotalSeconds), 1, 1024);
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(loggerFactory);
    }

    private static void CheckDriver(NpgsqlConnectionStringBuilder settings)
    {
        // The driver then sends the commands of many callers over one connection, and a BEGIN of one would be everybody's.
        if (settings.Multiplexing)
            throw RuntimeErrors.MultiplexingUnsupported();

        // Nested collections are read from the bytes that the server sends.
        if (!IsUtf8(settings.Encoding) || !IsUtf8(settings.ClientEncoding ?? "UTF8"))
            throw RuntimeErrors.EncodingUnsupported();

        static bool IsUtf8(string encoding) => encoding.Replace("-", "", StringComparison.Ordinal).Equals("UTF8", StringComparison.OrdinalIgnoreCase);
    }

    // What a pooler does not let through, or what would be kept for the wrong session.
    private static void CheckPooled(NpgsqlConnectionStringBuilder settings)
    {
        foreach (var keyword in (string[])["Options", "Search Path"])
        {
            if (settings.Sets(keyword))
            {
                throw RuntimeErrors.PoolerSetting(
                    keyword,
                    "A pooler shares its sessions between clients: it refuses such settings of a client, or loses them.",
                    "Set it in the database, for example ALTER ROLE … SET search_path = …, or name schemas in the contract.");
            }
        }

        if (settings is { MaxAutoPrepare: > 0, Pooling: true } && settings.Sets("No Reset On Close") && !settings.NoResetOnClose)
        {
            throw RuntimeErrors.PoolerSetting(
                "No Reset On Close=false",
                "Together with 'Max Auto Prepare' the reset, which a pooler may run in another session, leaves names of statements that are gone.",
                "Remove 'No Reset On Close', or 'Max Auto Prepare'.");
        }
    }
}
