using Npgsql;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Sql;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Sql;

/// <summary>Whatever is nested in whatever, the server reads the text that is written as it reads the text with every parenthesis.</summary>
public sealed class PrecedenceTests : IAsyncLifetime
{
    private const int ColumnsOfAView = 400;

    private NpgsqlDataSource _database = null!; // Set before the first test.

    public async Task InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await PostgresFixture.CreateDatabaseAsync("precedence"));
        await ExecuteAsync("CREATE TABLE numbers (v integer)");
        await ExecuteAsync($"CREATE TABLE users ({string.Join(", ", Operations.Columns.Select(column => $"{column.Name} {column.Type.Name}"))})");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Every_operation_in_every_place_of_every_other_keeps_its_meaning()
    {
        var pairs = Operations.All.SelectMany(outer => Nested(outer, Operations.All)).ToList();
        Assert.True(pairs.Count > 400);
        await CheckAsync(pairs);
    }

    [Fact]
    public async Task Every_three_operations_keep_their_meaning()
    {
        // One operation of each precedence is enough here.
        var kinds = Operations.All.GroupBy(o => (o.Result, PrecedenceVisitor.Instance.Visit(Nest(o, 0, null).Build([])), o.Operands.Length)).Select(group => group.First()).ToList();
        var triples = kinds.SelectMany(outer => Nested(outer, kinds.SelectMany(middle => Nested(middle, kinds)))).ToList();
        Assert.True(triples.Count > 2_000);
        await CheckAsync(triples);
    }

    private static IEnumerable<Operation> Nested(Operation outer, IEnumerable<Operation> inners) =>
        from inner in inners
        from place in Enumerable.Range(0, outer.Operands.Length)
        where outer.Operands[place] == inner.Result && !HasOtherTree(outer, place, inner)
        select Nest(outer, place, inner);

    // 'a AND (b AND c)' is written flat and 'NOT (a LIKE b)' as one operator: another tree, the same value.
    private static bool HasOtherTree(Operation outer, int place, Operation inner) => (outer.Kind, inner.Kind, place) switch
    {
        ("({0}) OR ({1})", "({0}) OR ({1})", 1) or ("({0}) AND ({1})", "({0}) AND ({1})", 1) => true,
        ("NOT ({0})", "({0}) LIKE ({1})", _) => true,
        _ => false,
    };

    /// <summary>An operation without operands: one of them is another operation, the others are columns.</summary>
    private static Operation Nest(Operation outer, int place, Operation? inner)
    {
        var operands = outer.Operands.Select((type, index) => index == place && inner is not null ? Closed(inner) : Operations.Leaf(type)).ToArray();
        return new(
            string.Format(null, outer.Template, [.. operands.Select(operand => operand.Template)]),
            [],
            outer.Result,
            _ => outer.Build([.. operands.Select(operand => operand.Build([]))]))
        { Kind = outer.Kind };
    }

    private static Operation Closed(Operation operation) => operation.Operands.Length == 0 ? operation : Nest(operation, 0, null);

    private async Task CheckAsync(IReadOnlyList<Operation> operations)
    {
        foreach (var chunk in operations.Chunk(ColumnsOfAView))
        {
            var (written, expected) = (chunk.Select(Written).ToList(), chunk.Select(operation => $"SELECT {operation.Template} AS x\nFROM users AS u").ToList());
            if (await TreeOrErrorAsync(Joined(written)) == await TreeAsync(Joined(expected)))
                continue;

            // One by one, to find the culprit.
            for (var i = 0; i < chunk.Length; i++)
                Assert.Equal((written[i], await TreeAsync(expected[i])), (written[i], await TreeOrErrorAsync(written[i])));
        }
    }

    private static string Written(Operation operation) => SqlWriter.Write(new SelectStatement
    {
        Items = [new(operation.Build([]), "x")],
        From = [new(new TableSource(Operations.Row, null, "users"))],
    }).Text;

    private static string Joined(List<string> queries) => string.Join("\nUNION ALL\n", queries.Select(query => $"SELECT ({query} LIMIT 1)::text"));

    // The server's own text of what it has parsed has every parenthesis.
    private async Task<string> TreeAsync(string query)
    {
        await ExecuteAsync($"CREATE VIEW v AS {query}");
        await using var command = _database.CreateCommand("SELECT pg_get_viewdef('v'::regclass, false)");
        var tree = (string)(await command.ExecuteScalarAsync())!; // A view has a definition.
        await ExecuteAsync("DROP VIEW v");
        return tree;
    }

    private async Task<string> TreeOrErrorAsync(string query)
    {
        try
        {
            return await TreeAsync(query);
        }
        catch (PostgresException exception)
        {
            return exception.MessageText;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
