using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Dapper;
using LinqToDB;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PrismaNext.Runtime;

namespace PrismaNext.Benchmarks.Reports;

/// <summary>Where a run took place, as lines of a table: what and which.</summary>
internal sealed record MachineDescription(IReadOnlyList<(string What, string Which)> Lines)
{
    public static MachineDescription Of(string serverVersion) => new(
    [
        ("Processor", $"{Environment.ProcessorCount} × {ProcessorName()}"),
        ("Memory", string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024:F0} GB")),
        ("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
        ("Runtime", $"{RuntimeInformation.FrameworkDescription}, workstation garbage collection, not concurrent"),
        ("PostgreSQL", $"{serverVersion}, on the same machine over TCP, without fsync"),
        ("Npgsql", Version<NpgsqlConnection>()),
        ("PrismaNext", Version<Postgres>()),
        ("Dapper", Version<CommandDefinition>()),
        ("linq2db", Version<DataOptions>()),
        ("EF Core", $"{Version<DbContext>()}, its provider {Version(typeof(NpgsqlDbContextOptionsBuilderExtensions).Assembly)}"),
    ]);

    private static string Version<T>() => Version(typeof(T).Assembly);

    private static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private static string ProcessorName()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "unknown";
    }
}
