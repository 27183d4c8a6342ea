using PrismaNext.Linq.Relational;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>Too few and too many rows: what LINQ to objects throws, word for word.</summary>
public sealed class CardinalityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly int[] Oracle = [1, 2];

    [Theory]
    [InlineData(Cardinality.First, 0)]
    [InlineData(Cardinality.First, 1)]
    [InlineData(Cardinality.First, 2)]
    [InlineData(Cardinality.FirstOrDefault, 0)]
    [InlineData(Cardinality.FirstOrDefault, 2)]
    [InlineData(Cardinality.Single, 0)]
    [InlineData(Cardinality.Single, 1)]
    [InlineData(Cardinality.Single, 2)]
    [InlineData(Cardinality.SingleOrDefault, 0)]
    [InlineData(Cardinality.SingleOrDefault, 1)]
    [InlineData(Cardinality.SingleOrDefault, 2)]
    public async Task It_answers_like_linq(Cardinality cardinality, int rows)
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var query = Plans.Make($"SELECT id FROM numbers WHERE id <= {rows} ORDER BY id", reader => reader.GetInt32(0), cardinality);
        var expected = await OutcomeAsync(() => Task.FromResult(Ask(Oracle.Take(rows), cardinality)));
        Assert.Equal(expected, await OutcomeAsync(() => client.ExecuteAsync(query).AsTask()));
    }

    private static int Ask(IEnumerable<int> rows, Cardinality cardinality) => cardinality switch
    {
        Cardinality.First => rows.First(),
        Cardinality.FirstOrDefault => rows.FirstOrDefault(),
        Cardinality.Single => rows.Single(),
        _ => rows.SingleOrDefault(),
    };

    private static async Task<string> OutcomeAsync(Func<Task<int>> ask)
    {
        try
        {
            return $"{await ask()}";
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }
}
