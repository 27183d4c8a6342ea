using Npgsql;

namespace PrismaNext.Runtime.Connections;

/// <summary>Which database the connections of a source lead to, and as whom; never with a password.</summary>
internal sealed record DatabaseAddress(string? Host, int Port, string? Database, string? User)
{
    public static DatabaseAddress Of(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return new(settings.Host, settings.Port, settings.Database ?? settings.Username, settings.Username);
    }
}
