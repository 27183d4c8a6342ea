using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="TimeZoneInfo"/>, for zones that are known when the query is compiled and that have a name of the IANA database.</summary>
internal static class TimeZoneMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(TimeZoneInfo), nameof(TimeZoneInfo.ConvertTimeBySystemTimeZoneId), call => call.Takes(typeof(DateTime), typeof(string)) && call.TryGetValue(1, out string? id) ? FromUtc(call, id) : null),
        new(typeof(TimeZoneInfo), nameof(TimeZoneInfo.ConvertTime), call => call.Takes(typeof(DateTime), typeof(TimeZoneInfo)) ? FromUtc(call, Id(call)) : null),
        new(typeof(TimeZoneInfo), nameof(TimeZoneInfo.ConvertTimeFromUtc), call => FromUtc(call, Id(call))),
        new(typeof(TimeZoneInfo), nameof(TimeZoneInfo.ConvertTimeToUtc), ToUtc),
    ];

    private static string? Id(MethodCall call) => call.TryGetValue(1, out TimeZoneInfo? zone) ? zone?.Id : null;

    // The result of a conversion to the machine's own zone would have another kind, and so would one to UTC.
    private static SqlExpression? FromUtc(MethodCall call, string? id)
    {
        if (!Clock.IsZoned(call[0]) || id is null)
            return null;
        if (id is "UTC" or "Etc/UTC")
            return call[0];
        return id == TimeZoneInfo.Local.Id || Name(id) is not { } name ? null : new AtTimeZoneExpression(SqlFactory.Typed(call[0]), SqlFactory.Text(name), PgTypes.Timestamp);
    }

    private static SqlExpression? ToUtc(MethodCall call) =>
        call.Count == 2 && !Clock.IsZoned(call[0]) && Id(call) is { } id && Name(id) is { } name
            ? new AtTimeZoneExpression(SqlFactory.Typed(call[0]), SqlFactory.Text(name), PgTypes.TimestampTz)
            : null;

    private static string? Name(string id) => id.Contains('/', StringComparison.Ordinal) || id == "UTC" ? id : TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out var name) ? name : null;
}
