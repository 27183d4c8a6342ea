namespace PrismaNext.Testing;

/// <summary>Samples that are hard to get right: no text, wildcards, letters beyond ASCII, halves, signs, leap days, ends of months.</summary>
public static class SampleData
{
    public static readonly IReadOnlyList<Sample> Rows =
    [
        New(1, "alpha", "al", 'a', 5, 2.5m, 2.5, Utc(2024, 2, 29, 23, 59, 59), TimeSpan.FromHours(25.5)) with
        {
            Flag = true, MaybeFlag = true, MaybeNumber = 5, MaybeAmount = 2.50m, MaybeRatio = 0.1, MaybeAt = Utc(2024, 2, 28), MaybeSpan = TimeSpan.FromMinutes(1),
            Kind = SampleKind.Plain, MaybeKind = SampleKind.Rare, Level = SampleKind.Plain, Rights = SampleRights.Read, Tags = ["a", "b", "a"], Numbers = [3, 1, 2], Data = [1, 2, 255],
        },
        New(2, "  50%_off\\ ", null, '%', -7, -2.5m, -2.5, Utc(2023, 1, 31), -TimeSpan.FromHours(25.5)) with { Small = -1, Octet = 255, Big = -3 },
        New(3, "", "", 'Z', 0, 0m, 0, Utc(1999, 12, 31, 12), TimeSpan.Zero) with { MaybeNumber = 0, MaybeAmount = 0m, MaybeRatio = 0, MaybeFlag = false, Tags = [""], Rights = SampleRights.All },
        New(4, "Ünïcödé ПРИВЕТ", "ÜNÏCÖDÉ привет", 'É', 42, 3.5m, 3.5, Utc(2020, 12, 31, 1, 2, 3).AddMicroseconds(456789), new TimeSpan(1, 2, 3, 4, 567)) with
        {
            MaybeNumber = -42, Kind = SampleKind.Rare, Level = SampleKind.Rare, Rights = SampleRights.Read | SampleRights.Share, Tags = ["x", "ü"], Numbers = [42], Data = [0], Big = 5_000_000_000, Flag = true,
        },
        New(5, "alpha beta alpha", "ALPHA", '7', 2_000_000_000, 79228162514264.125m, 1234567.891, Utc(2024, 1, 31, 6, 30), TimeSpan.FromDays(400)) with
        {
            MaybeRatio = -0.5, MaybeAt = Utc(2024, 3, 1), MaybeSpan = -TimeSpan.FromDays(1), MaybeAmount = 1.005m, Small = 300, Single = 1.5f, Numbers = [-1, 0], Tags = ["alpha", "50%"],
        },
        New(6, "\t tab\u00A0\u3000", "tab", ' ', -2_000_000_000, 0.125m, 0.125, Utc(2000, 2, 29), TimeSpan.FromMicroseconds(1)) with { MaybeNumber = 6, Kind = (SampleKind)3, Small = -300, Single = -0.25f },
        New(7, "7", "-12", 'x', 7, -0.005m, 1e-7, Utc(1970, 1, 1), TimeSpan.FromHours(23)) with { MaybeNumber = 7, MaybeAmount = -1.5m, Rights = SampleRights.Write, Octet = 7, Single = 0.5f },
        New(8, "a,b,,c", "a1b22c333", ',', 1, 12345.6785m, -1e15, Utc(1969, 7, 20, 20, 17, 40), -TimeSpan.FromMilliseconds(1)) with { Flag = true, MaybeFlag = true, Data = [7, 7] },
        New(9, "hello world", null, 'h', -1, 1m, 1, new DateTime(9999, 12, 1, 0, 0, 0, DateTimeKind.Utc), TimeSpan.FromDays(-3)) with { Kind = SampleKind.Plain },
        New(10, "O'Brien \"q\" \n line", "o'brien", '\'', 100, 100.10m, 8, Utc(2019, 3, 31, 2, 30), TimeSpan.FromSeconds(90)) with { MaybeNumber = 100, MaybeFlag = false, MaybeRatio = 8 },
    ];

    private static Sample New(int id, string name, string? nick, char letter, int number, decimal amount, double ratio, DateTime at, TimeSpan span) => new()
    {
        Id = id, Name = name, Nick = nick, Letter = letter, Number = number, Amount = amount, Ratio = ratio, At = at, Span = span,
        Key = new Guid(id, (short)id, 3, 4, 5, 6, 7, 8, 9, 10, (byte)id),
        Local = DateTime.SpecifyKind(at, DateTimeKind.Unspecified), Moment = new DateTimeOffset(at), Day = DateOnly.FromDateTime(at), Time = TimeOnly.FromDateTime(at),
    };

    private static DateTime Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) => new(year, month, day, hour, minute, second, DateTimeKind.Utc);
}
