using System.Globalization;
using System.Runtime.CompilerServices;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>Refuses options that cannot be meant, where they are given.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>, from every method.</exception>
internal static class OptionCheck
{
    /// <summary>Timers count milliseconds, and not more of them than an integer holds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public static T NotNull<T>(T? value, [CallerMemberName] string option = "")
        where T : class => value ?? throw OptionErrors.Invalid(option, "null", "a value");

    public static IReadOnlyList<T> NoNulls<T>(IReadOnlyList<T>? values, [CallerMemberName] string option = "")
        where T : class => NotNull(values, option).Any(value => value is null) ? throw OptionErrors.Invalid(option, "a list with a null in it", "no nulls") : values!;

    public static T Defined<T>(T value, [CallerMemberName] string option = "")
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw OptionErrors.Invalid(option, $"{value:D}", $"one of {string.Join(", ", Enum.GetNames<T>())}");

    public static int AtLeast(int least, int value, [CallerMemberName] string option = "") =>
        value >= least ? value : throw OptionErrors.Invalid(option, Text(value), $"a number from {Text(least)}");

    public static long? NotNegative(long? value, [CallerMemberName] string option = "") =>
        value is null or >= 0 ? value : throw OptionErrors.Invalid(option, Text(value.Value), "a number from 0");

    /// <summary>A time that may be none at all.</summary>
    public static TimeSpan Time(TimeSpan value, [CallerMemberName] string option = "") =>
        value >= TimeSpan.Zero && value <= Longest ? value : throw OptionErrors.Invalid(option, Text(value), $"a time from 0 to {Longest.TotalDays} days");

    /// <summary>A time that may be none at all, if there is one.</summary>
    public static TimeSpan? Time(TimeSpan? value, [CallerMemberName] string option = "") => value is { } time ? Time(time, option) : null;

    /// <summary>A time in which something can happen.</summary>
    public static TimeSpan PositiveTime(TimeSpan value, [CallerMemberName] string option = "") =>
        value > TimeSpan.Zero && value <= Longest ? value : throw OptionErrors.Invalid(option, Text(value), $"a time of more than 0 and at most {Longest.TotalDays} days");

    /// <summary>A time in which something can happen, if there is one.</summary>
    public static TimeSpan? PositiveTime(TimeSpan? value, [CallerMemberName] string option = "") => value is { } time ? PositiveTime(time, option) : null;

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
