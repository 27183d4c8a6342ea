using System.Text.Json;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Tests.Writes.Model;

namespace PrismaNext.Runtime.Tests.Writes;

/// <summary>What is written is what is read.</summary>
public sealed class ValueTests(WriteDatabase database) : IClassFixture<WriteDatabase>
{
    private static readonly DateTime Noon = new(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_basic_type_survives(int rows)
    {
        var written = Full();
        var stored = await database.Db.Execute(rows == 1
            ? database.Sql.Insert(written).Returning().Build()
            : database.Sql.Insert([written, Empty()]).Returning().Build());
        AssertSame(written, stored[0]);
        var id = stored[0].Id;
        AssertSame(written, await database.Db.From<Specimen>().Where(s => s.Id == id).FirstAsync());
        if (rows > 1)
            AssertSame(Empty(), stored[1]);
    }

    [Fact]
    public async Task Null_and_the_default_are_stored_as_such()
    {
        var stored = await database.Db.Execute(database.Sql.Insert(Empty()).Returning().Build()).SingleAsync();
        AssertSame(Empty(), stored);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Arrays_survive(int rows)
    {
        var written = new Basket
        {
            Numbers = [1, 2, 3],
            Gaps = [1, null, 3],
            Words = ["a", "", "{\"x\""],
            Ids = [Guid.Empty, Guid.AllBitsSet],
            Kinds = [MemberKind.Moderator, MemberKind.Reader],
            Moods = [Mood.VeryHappy],
        };
        var stored = await database.Db.Execute(rows == 1
            ? database.Sql.Insert(written).Returning().Build()
            : database.Sql.Insert([written, new Basket()]).Returning().Build());
        Assert.Equal(written.Numbers, stored[0].Numbers);
        Assert.Equal(written.Gaps, stored[0].Gaps);
        Assert.Equal(written.Words, stored[0].Words);
        Assert.Equal(written.Ids, stored[0].Ids);
        Assert.Equal(written.Kinds, stored[0].Kinds);
        Assert.Equal(written.Moods, stored[0].Moods);
        Assert.All(stored.Skip(1), basket => Assert.True(basket.Numbers.Length == 0 && basket.Gaps is null));
    }

    [Fact]
    public async Task Values_of_set_survive()
    {
        var id = await database.Db.Execute(database.Sql.Insert(Empty()).Returning(s => s.Id).Build()).SingleAsync();
        MemberKind? kind = MemberKind.Writer;
        Mood? mood = Mood.VeryHappy;
        var rows = await database.Db.ExecuteAsync(database.Sql.Update<Specimen>()
            .Set(s => s.MaybeNumber, 7).Set(s => s.MaybeText, "text").Set(s => s.AsText, MemberKind.Moderator).Set(s => s.MaybeAsText, kind)
            .Set(s => s.Mood, Mood.VeryHappy).Set(s => s.MaybeMood, mood).Set(s => s.Letter, 'ß').Set(s => s.Unsigned, uint.MaxValue).Set(s => s.Small, 12)
            .Set(s => s.Instant, Noon).Set(s => s.Bytes, [1, 2]).Set(s => s.Money, s => s.Money + 1.50m).Set(s => s.MaybeUuid, s => s.Uuid)
            .Set(s => s.Document, JsonDocument.Parse("""{"a": 1}"""))
            .Where(s => s.Id == id).Build());
        var stored = await database.Db.From<Specimen>().Where(s => s.Id == id).FirstAsync();
        Assert.Equal(1, rows);
        Assert.Equal((7, "text", MemberKind.Moderator, kind), (stored.MaybeNumber, stored.MaybeText, stored.AsText, stored.MaybeAsText));
        Assert.Equal((Mood.VeryHappy, mood, 'ß', uint.MaxValue, (short)12), (stored.Mood, stored.MaybeMood, stored.Letter, stored.Unsigned, stored.Small));
        Assert.Equal((Noon, 1.50m, Guid.Empty), (stored.Instant, stored.Money, stored.MaybeUuid));
        Assert.Equal([1, 2], stored.Bytes);
        Assert.Equal(1, stored.Document!.RootElement.GetProperty("a").GetInt32()); // It was set above.
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_least_and_the_greatest_moments_are_not_infinite(int rows)
    {
        Specimen[] written =
        [
            new() { Instant = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), Local = DateTime.MinValue, Offset = DateTimeOffset.MinValue, Day = DateOnly.MinValue, Letter = 'x' },
            new() { Instant = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), Local = DateTime.MaxValue, Offset = DateTimeOffset.MaxValue, Day = DateOnly.MaxValue, Letter = 'x' },
        ];
        var keys = new List<int>();
        foreach (var part in written.Chunk(rows))
            keys.AddRange(await database.Db.Execute(part is [var only] ? database.Sql.Insert(only).Returning(s => s.Id).Build() : database.Sql.Insert(part).Returning(s => s.Id).Build()));
        var stored = await database.Db.From<Specimen>().Where(s => keys.Contains(s.Id)).OrderBy(s => s.Id)
            .Select(s => new { s.Instant, s.Local, s.Offset, s.Day }).ToListAsync();
        Assert.Equal((DateTime.MinValue, DateTime.MinValue, DateTimeOffset.MinValue, DateOnly.MinValue), (stored[0].Instant, stored[0].Local, stored[0].Offset, stored[0].Day));
        var last = DateTime.MaxValue.AddTicks(-9); // PostgreSQL counts microseconds.
        Assert.Equal((last, last, new DateTimeOffset(last, TimeSpan.Zero), DateOnly.MaxValue), (stored[1].Instant, stored[1].Local, stored[1].Offset, stored[1].Day));
    }

    [Fact]
    public async Task Null_can_be_set()
    {
        var member = await database.MemberAsync("null@example.com", nickname: "Nick");
        await database.Db.ExecuteAsync(database.Sql.Update<Member>().Set(m => m.Nickname, null).Where(m => m.Id == member.Id).Build());
        Assert.Null(await database.Db.From<Member>().Where(m => m.Id == member.Id).Select(m => m.Nickname).FirstAsync());
    }

    [Fact]
    public async Task A_date_of_the_wrong_kind_is_refused()
    {
        var write = database.Sql.Update<Member>().Set(m => m.CreatedAt, DateTime.SpecifyKind(Noon, DateTimeKind.Local)).All().Build();
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => database.Db.ExecuteAsync(write).AsTask());
        Assert.Equal("RUNTIME.VALUE_KIND", error.Code);
    }

    private static Specimen Full() => new()
    {
        Flag = true, MaybeFlag = false, Small = short.MinValue, Number = int.MaxValue, MaybeNumber = 0, Big = long.MinValue, Single = 1.5f, Double = Math.PI,
        Money = 79228162514264337593543950335m, MaybeMoney = -0.10m, Text = "Grüße, 'x' \\ \U0001F600", MaybeText = "", Letter = 'é', Octet = 255, Unsigned = uint.MaxValue,
        Uuid = Guid.AllBitsSet, MaybeUuid = Guid.Empty, Instant = Noon, MaybeInstant = Noon.AddTicks(10), Local = new DateTime(2024, 2, 29, 12, 0, 0),
        Offset = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(5)), Day = new DateOnly(2024, 2, 29), Time = new TimeOnly(23, 59, 59), Span = TimeSpan.FromHours(25),
        Bytes = [0, 255], AsNumber = MemberKind.Moderator, AsText = MemberKind.Writer, MaybeAsText = MemberKind.Reader, Mood = Mood.VeryHappy, MaybeMood = Mood.Calm,
        Document = JsonDocument.Parse("""{"a": [1, null]}"""), Element = JsonDocument.Parse("\"text\"").RootElement,
    };

    private static Specimen Empty() => new() { Letter = 'x', Instant = Noon, Offset = Noon };

    private static void AssertSame(Specimen expected, Specimen actual)
    {
        Assert.NotEqual(0, actual.Id);
        foreach (var property in typeof(Specimen).GetProperties().Where(p => p.Name != nameof(Specimen.Id)))
            Assert.Equal(Comparable(property.GetValue(expected)), Comparable(property.GetValue(actual)));
    }

    private static object? Comparable(object? value) => value switch
    {
        JsonDocument document => document.RootElement.GetRawText(),
        JsonElement element => element.GetRawText(),
        DateTimeOffset offset => offset.UtcDateTime,
        _ => value,
    };
}
