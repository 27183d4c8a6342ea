using Microsoft.Extensions.Logging;
using Npgsql;

namespace PrismaNext.Runtime.Connections;

/// <summary>Builds the data sources that the runtime owns, with defaults that are fast where they are safe.</summary>
internal static class DataSources
{
    private const int PreparedStatements = 100;

    /// <summary>A pool for a long-lived client.</summary>
    public static NpgsqlDataSource Pooled(string connectionString, bool isBehindPooler, TimeSpan connectTimeout, ILoggerFactory? loggerFactory)
    {
        var builder = Builder(connectionString, connectTimeout, loggerFactory);
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
    public static NpgsqlDataSource Unpooled(string connectionString, TimeSpan connectTimeout, ILoggerFactory? loggerFactory)
    {
        var builder = Builder(connectionString, connectTimeout, loggerFactory);
        builder.ConnectionStringBuilder.Pooling = false;
        return builder.Build();
    }

    private static NpgsqlDataSourceBuilder Builder(string connectionString, TimeSpan connectTimeout, ILoggerFactory? loggerFactory)
    {
        var settings = ConnectionStrings.Parse(connectionString);
        if (!settings.Sets("Timeout"))
            settings.Timeout = (int)Math.Clamp(Math.Ceiling(connectTimeout.TotalSeconds), 1, 1024);
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(loggerFactory);
    }
}
