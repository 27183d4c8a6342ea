namespace PrismaNext.Benchmarks.Contestants;

/// <summary>Names, meanings and connection strings of the settings.</summary>
internal static class Settings
{
    private const string TunedKeywords = "Max Auto Prepare=50;No Reset On Close=true";

    public static string Title(this Setting setting) => setting switch
    {
        Setting.DriverDefaults => "Npgsql's defaults for all",
        Setting.Tuned => "prepared and without reset for all",
        _ => "each library's own defaults",
    };

    public static string Description(this Setting setting) => setting switch
    {
        Setting.DriverDefaults =>
            "Everybody uses Npgsql's default connection string: statements are not prepared, and the session is reset when a connection returns to the pool. "
            + "EF Core uses pooled contexts without tracking.",
        Setting.Tuned => $"Everybody uses `{TunedKeywords}`. EF Core uses pooled contexts without tracking.",
        _ => "Everybody gets the same connection string, and nothing else is said: PrismaNext prepares statements and does not reset, because it owns the "
            + "pool; the others take Npgsql's defaults; EF Core makes a context for each operation, which tracks.",
    };

    public static string Apply(this Setting setting, string connectionString) =>
        setting == Setting.Tuned ? $"{connectionString};{TunedKeywords}" : connectionString;
}
