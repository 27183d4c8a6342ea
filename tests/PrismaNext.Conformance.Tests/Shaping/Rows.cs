using Npgsql;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Shaping;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>Reads single rows of a real server through hand-made shapes.</summary>
internal static class Rows
{
    // More than it takes to be compiled, so that the last reading runs the other code.
    private const int Readings = 2_100;

    private static readonly Lazy<Task<NpgsqlDataSource>> Source = new(async () => NpgsqlDataSource.Create(await PostgresFixture.CreateDatabaseAsync("shapes")));

    /// <summary>Checks the value that the row becomes, interpreted and compiled.</summary>
    public static Task CheckAsync<T>(T expected, string sql, RowShape shape, params object?[] slots) =>
        CheckAsync<T>(value => Assert.Equal(expected, value), sql, shape, slots);

    public static Task CheckAsync<T>(Action<T> check, string sql, RowShape shape, params object?[] slots) => OnRowAsync(sql, reader =>
    {
        var shaper = ShaperCompiler.Compile<T>(shape);
        var values = new SlotValues(slots);
        check(shaper.Read(reader, values));
        for (var i = 0; i < Readings; i++)
            shaper.Read(reader, values);
        check(shaper.Read(reader, values));
    });

    public static async Task<TException> FailAsync<TException, T>(string sql, RowShape shape)
        where TException : Exception
    {
        TException? exception = null;
        await OnRowAsync(sql, reader => exception = Assert.Throws<TException>(() => ShaperCompiler.Compile<T>(shape).Read(reader, SlotValues.Empty)));
        return exception!; // Set by the line above, or it has thrown.
    }

    private static async Task OnRowAsync(string sql, Action<NpgsqlDataReader> action)
    {
        await using var command = (await Source.Value).CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        action(reader);
    }
}
