using System.Net;
using System.Text.Json;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Execution;

namespace PrismaNext.Runtime.Tests.Execution;

public sealed class CommandBinderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTime Utc = new(2024, 2, 29, 12, 30, 15, 123, DateTimeKind.Utc);

    public static TheoryData<object, PgType, string> Values => new()
    {
        { true, PgTypes.Boolean, "true" }, { (short)-1, PgTypes.SmallInt, "-1" }, { int.MaxValue, PgTypes.Integer, "2147483647" },
        { long.MinValue, PgTypes.BigInt, "-9223372036854775808" }, { 1.5f, PgTypes.Real, "1.5" }, { double.NaN, PgTypes.Double, "NaN" },
        { 12345678901234567890.1234567m, PgTypes.Numeric, "12345678901234567890.1234567" }, { "it's", PgTypes.Text, "it's" },
        { new Guid("11111111-2222-3333-4444-555555555555"), PgTypes.Uuid, "11111111-2222-3333-4444-555555555555" },
        { Utc, PgTypes.TimestampTz, "2024-02-29 12:30:15.123+00" }, { DateTime.SpecifyKind(Utc, DateTimeKind.Unspecified), PgTypes.Timestamp, "2024-02-29 12:30:15.123" },
        { new DateTimeOffset(2024, 2, 29, 14, 30, 0, TimeSpan.FromHours(2)), PgTypes.TimestampTzOffset, "2024-02-29 12:30:00+00" },
        { new DateOnly(2024, 2, 29), PgTypes.Date, "2024-02-29" }, { new TimeOnly(23, 59, 1), PgTypes.Time, "23:59:01" },
        { TimeSpan.FromMinutes(90), PgTypes.Interval, "01:30:00" }, { (byte[])[0, 255], PgTypes.Bytea, "\\x00ff" },
        { JsonDocument.Parse("""{"a": 1}"""), PgTypes.Jsonb, """{"a": 1}""" }, { IPAddress.Loopback, PgTypes.Inet, "127.0.0.1/32" },
        { 'x', PgTypes.Char, "x" }, { (byte)200, PgTypes.Byte, "200" }, { uint.MaxValue, PgTypes.UInt32, "4294967295" },
        { ulong.MaxValue, PgTypes.UInt64, "18446744073709551615" }, { DayOfWeek.Friday, PgTypes.For(typeof(DayOfWeek))!, "5" },
        { (int[])[1, 2], PgTypes.ArrayOf(PgTypes.Integer), "{1,2}" }, { new List<long> { 3 }, PgTypes.ArrayOf(PgTypes.BigInt), "{3}" },
        { new HashSet<string> { "a", "b" }, PgTypes.ArrayOf(PgTypes.Text), "{a,b}" }, { (string?[])["a", null], PgTypes.ArrayOf(PgTypes.Text), "{a,NULL}" },
        { (int?[])[1, null], PgTypes.ArrayOf(PgTypes.Integer), "{1,NULL}" }, { Enumerable.Range(1, 3), PgTypes.ArrayOf(PgTypes.Integer), "{1,2,3}" },
        { (DayOfWeek[])[DayOfWeek.Monday], PgTypes.ArrayOf(PgTypes.For(typeof(DayOfWeek))!), "{1}" }, { (char[])['x'], PgTypes.ArrayOf(PgTypes.Char), "{x}" },
        { (IPAddress[])[IPAddress.Loopback], PgTypes.ArrayOf(PgTypes.Inet), "{127.0.0.1}" }, { Array.Empty<int>(), PgTypes.ArrayOf(PgTypes.Integer), "{}" },
        { (DateTime[])[Utc], PgTypes.ArrayOf(PgTypes.TimestampTz), "{\"2024-02-29 12:30:15.123+00\"}" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task A_value_arrives_as_it_was_given(object value, PgType type, string text)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString + ";Timezone=UTC" });
        Assert.Equal([text], await client.Execute(Plans.Sql($"SELECT ($1::{type.Name})::text", reader => reader.GetString(0), (value, type))));
    }

    [Fact]
    public async Task Null_is_typed()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        Assert.Equal(["integer"], await client.Execute(Plans.Sql("SELECT pg_typeof($1)::text WHERE $1 IS NULL", reader => reader.GetString(0), (null, PgTypes.Integer))));
    }

    [Fact]
    public async Task A_type_known_only_by_name_is_sent_by_name()
    {
        await database.ExecuteAsync("CREATE TYPE mood AS ENUM ('sad', 'happy')");
        var mood = new PgType("mood", typeof(string), DbType: null);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        Assert.Equal(["happy"], await client.Execute(Plans.Sql("SELECT $1::text", reader => reader.GetString(0), ("happy", mood))));
        Assert.Equal([true], await client.Execute(Plans.Sql("SELECT 'sad'::mood = ANY ($1)", reader => reader.GetBoolean(0), ((string[])["sad"], PgTypes.ArrayOf(mood)))));
    }

    [Theory]
    [InlineData(DateTimeKind.Local, true)]
    [InlineData(DateTimeKind.Unspecified, true)]
    [InlineData(DateTimeKind.Local, false)]
    [InlineData(DateTimeKind.Utc, false)]
    public void A_date_of_the_wrong_kind_is_refused_before_anything_is_sent(DateTimeKind kind, bool withTimeZone)
    {
        var type = withTimeZone ? PgTypes.TimestampTz : PgTypes.Timestamp;
        var value = DateTime.SpecifyKind(Utc, kind);
        foreach (var (given, sentAs) in ((object, PgType)[])[(value, type), ((DateTime[])[value], PgTypes.ArrayOf(type)), ((DateTime?[])[null, value], PgTypes.ArrayOf(type))])
        {
            var error = Assert.Throws<PrismaNextException>(() => CommandBinder.Bind("SELECT $1", [new ParameterBinding(0, sentAs)], new SlotValues([given])));
            Assert.Equal("RUNTIME.VALUE_KIND", error.Code);
            Assert.Contains(withTimeZone ? "Utc" : "Unspecified", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_transform_is_applied_before_the_value_is_sent()
    {
        var query = Plans.Sql("SELECT $1", reader => reader.GetString(0), ("50%", PgTypes.Text));
        var plan = new QueryPlan<string>
        {
            Sql = query.Plan.Sql, Parameters = [query.Plan.Parameters[0] with { Transform = value => value + "!" }], Read = query.Plan.Read, SqlHash = 1,
        };
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        Assert.Equal(["50%!"], await client.Execute(query with { Plan = plan }));
    }

    [Fact]
    public async Task Tags_reach_the_server_and_never_end_their_comment()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named("tags") });
        var query = Plans.Sql("SELECT query FROM pg_stat_activity WHERE application_name = 'tags'", reader => reader.GetString(0));
        var sent = await client.Execute(query with { Options = new() { Tags = ["from the tests", "*/ DROP /* TABLE */"] } });
        Assert.StartsWith("/* from the tests */\n/* * / DROP / * TABLE * / */\nSELECT", sent.Single(), StringComparison.Ordinal);
    }
}
