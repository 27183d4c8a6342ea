using System.Collections;

namespace PrismaNext.Testing;

/// <summary>When a value of the database is the value of LINQ to objects: a double to twelve digits, everything else exactly.</summary>
internal static class ValueComparison
{
    public static bool AreEqual(object? expected, object? actual) => (expected, actual) switch
    {
        (double a, double b) => AreClose(a, b),
        (float a, float b) => AreClose(a, b) && (float.IsNaN(a) || Math.Abs(a - b) <= Math.Abs(a) * 1e-6f || a == b),
        (DateTime a, DateTime b) => a == b && a.Kind == b.Kind,
        (DateTimeOffset a, DateTimeOffset b) => a.EqualsExact(b),
        (string a, string b) => a == b,
        (IEnumerable a, IEnumerable b) => AreEqual([.. a.Cast<object?>()], [.. b.Cast<object?>()]),
        _ => Equals(expected, actual),
    };

    private static bool AreEqual(List<object?> expected, List<object?> actual) =>
        expected.Count == actual.Count && expected.Zip(actual).All(pair => AreEqual(pair.First, pair.Second));

    private static bool AreClose(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b));
}
