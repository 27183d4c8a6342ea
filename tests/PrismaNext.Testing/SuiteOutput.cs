using System.Collections.Concurrent;

namespace PrismaNext.Testing;

/// <summary>Everything that the tests of a process saw the library say, searched for secrets that were planted before.</summary>
/// <remarks>Errors are seen where they are thrown, so no test has to hand them in; the recorders of logs and spans hand in theirs. The framework fails the
/// run at its end when a secret was found.</remarks>
public static class SuiteOutput
{
    /// <summary>The password of every connection string of <see cref="PostgresFixture"/>; the servers of tests trust everybody.</summary>
    public const string Password = "planted-password";

    /// <summary>What tests give as the value of a parameter, a setting or a row where it must not come back in a text.</summary>
    public const string Value = "planted-secret";

    private static readonly string[] Secrets = [Password, Value];
    private static readonly ConcurrentQueue<string> Found = new();
    private static readonly ConcurrentDictionary<string, long> Counts = new();

    /// <summary>The texts in which a secret was found.</summary>
    public static IReadOnlyCollection<string> Leaks => Found;

    /// <summary>How many texts of a kind were searched.</summary>
    public static long Searched(string kind) => Counts.GetValueOrDefault(kind);

    /// <summary>Searches a text.</summary>
    public static void See(string kind, string? text)
    {
        Counts.AddOrUpdate(kind, 1, static (_, count) => count + 1);
        if (text is not null && Secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            Found.Enqueue($"{kind}: {text}");
    }

    /// <summary>Searches every error of the library from now on, as a log would print it.</summary>
    internal static void WatchErrors() => AppDomain.CurrentDomain.FirstChanceException += static (_, thrown) =>
    {
        if (thrown.Exception.GetType().Namespace?.StartsWith("PrismaNext.", StringComparison.Ordinal) == true)
            See("error", thrown.Exception.ToString());
    };

    internal static void ThrowIfLeaked()
    {
        if (!Found.IsEmpty)
            throw new InvalidOperationException($"The library printed planted secrets {Found.Count} times:\n{string.Join("\n", Found.Distinct().Take(10))}");
    }
}
