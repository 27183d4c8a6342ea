using System.Globalization;

namespace PrismaNext.Benchmarks.Reports;

/// <summary>Numbers as people read them, three digits or so.</summary>
internal static class Format
{
    public static string Time(double microseconds) => microseconds switch
    {
        < 1_000 => Digits(microseconds) + " µs",
        < 1_000_000 => Digits(microseconds / 1_000) + " ms",
        _ => Digits(microseconds / 1_000_000) + " s",
    };

    public static string Bytes(double bytes) => bytes switch
    {
        double.NaN => "–",
        < 1_024 => Digits(Math.Max(0, bytes)) + " B",
        < 1_024 * 1_024 => Digits(bytes / 1_024) + " KB",
        _ => Digits(bytes / 1_024 / 1_024) + " MB",
    };

    public static string Ratio(double ratio) => double.IsNaN(ratio) ? "–" : ratio.ToString(ratio < 10 ? "F2" : ratio < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    /// <summary>The text with a capital at its beginning.</summary>
    public static string Capitalised(this string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Digits(double value) => value.ToString(value < 10 ? "F2" : value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
