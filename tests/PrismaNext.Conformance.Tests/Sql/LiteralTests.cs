using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text.Json;
using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Sql;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Sql;

/// <summary>A literal is the value that the driver would have sent.</summary>
public sealed class LiteralTests : IAsyncLifetime
{
    private NpgsqlDataSource _database = null!; // Set before the first test.

    public static TheoryData<object> Values =>
    [
        true, false, (short)-7, 7, -7, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, 0m, -1.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m,
        BigInteger.Pow(10, 40), 0.1, -0.0, 1e300, double.Epsilon, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        0.1f, -0.0f, float.Epsilon, float.MaxValue, float.NaN, float.NegativeInfinity, "", "it's", @"\", @"\'", "$1 $$ -- /* \" ; ?", "größe 😀\r\n\t",
        new Guid("00112233-4455-6677-8899-aabbccddeeff"), new DateOnly(1, 1, 2), new DateOnly(2024, 2, 29), new TimeOnly(0), new TimeOnly(23, 59, 59, 999, 999),
        TimeSpan.Zero, new TimeSpan(1, 2, 3, 4, 5, 6), -new TimeSpan(1, 2, 3, 4, 5, 6), new TimeSpan(0, 0, 0, 0, 0, -1), TimeSpan.FromDays(-3), new TimeSpan(long.MaxValue / 10 * 10),
        new DateTime(2024, 2, 29, 1, 2, 3, 456, 789, DateTimeKind.Utc), new DateTime(1, 1, 1, 0, 0, 1, DateTimeKind.Utc), new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc),
        new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.Zero).AddTicks(9), new byte[] { 0, 39, 92, 255 }, Array.Empty<byte>(), new BitArray([true, false, true]),
        IPAddress.Parse("10.0.0.1"), IPAddress.IPv6Loopback, PhysicalAddress.Parse("08002b010203"), IPNetwork.Parse("10.0.0.0/8"), JsonDocument.Parse("""{"a'b": "\\\"", "n": [1.50, null]}"""),
        new[] { 1, -2, int.MinValue }, new long[] { 1 }, Array.Empty<int>(), new[] { "a", "", "it's", "{\"\\,}" }, new[] { 0.1f, float.NaN }, new[] { 1.5m, 2m },
        new[] { new DateOnly(2024, 2, 29) }, new[] { Guid.Empty }, new[] { true, false }, new byte[][] { [1], [] },
    ];

    public async Task InitializeAsync() => _database = NpgsqlDataSource.Create(await PostgresFixture.CreateDatabaseAsync("literals"));

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_literal_has_the_value_and_the_type_of_a_parameter(object value)
    {
        var type = PgTypes.For(value.GetType()) ?? PgTypes.Inet;
        await CheckAsync(value, type);
        if (value is DateTime time)
            await CheckAsync(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), PgTypes.Timestamp);
    }

    [Fact]
    public async Task Any_text_survives()
    {
        const string alphabet = "'\\\"$ \n;-/*%_{}é😀E\u0001?:@";
        var runes = alphabet.EnumerateRunes().ToArray();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
            await CheckAsync(string.Concat(random.GetItems(runes, random.Next(12))), PgTypes.Text);
    }

    [Fact]
    public async Task Every_word_that_the_server_reserves_is_quoted()
    {
        await using var command = _database.CreateCommand("SELECT array_agg(word) FROM pg_get_keywords() WHERE catcode IN ('R', 'T')");
        var words = (string[])(await command.ExecuteScalarAsync())!; // The server has words.
        Assert.DoesNotContain(words, word => !ReservedWords.Contains(word));
    }

    [Fact]
    public async Task Any_name_names_a_table_and_a_column()
    {
        await using var command = _database.CreateCommand("SELECT array_agg(word) FROM pg_get_keywords()");
        var words = (string[])(await command.ExecuteScalarAsync())!; // As above.
        foreach (var name in words.Concat(["Users", "a b", "a\"b", "größe", "1a", "a.b", "_a$1", "", "'"]).Where(name => name.Length > 0))
        {
            var alias = new SourceAlias(name);
            var query = new SelectStatement
            {
                Items = [new(new ColumnExpression(alias, name, PgTypes.Integer, CanBeNull: false), name), new(new LiteralExpression(1, PgTypes.Integer), name)],
                From = [new(new TableSource(alias, null, name))],
            };
            var quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
            await using var batch = _database.CreateCommand($"""CREATE TEMP TABLE "{quoted}" ("{quoted}" integer); {SqlWriter.Write(query).Text}; DROP TABLE "{quoted}" """);
            await batch.ExecuteNonQueryAsync();
        }
    }

    private async Task CheckAsync(object value, PgType type)
    {
        var literal = SqlWriter.Write(new SelectStatement { Items = [new(new LiteralExpression(value, type) { NeedsCast = true })] }).Text["SELECT ".Length..];

        // As text, where -0 differs from 0 and 1.50 from 1.5.
        await using var command = _database.CreateCommand($"SELECT ({literal})::text, $1::text, pg_typeof({literal})::text, pg_typeof($1)::text");
        command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type.DbType!.Value }); // Only types of Npgsql's are tested.
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Assert.Equal((reader.GetString(1), reader.GetString(3)), (reader.GetString(0), reader.GetString(2)));
    }
}
