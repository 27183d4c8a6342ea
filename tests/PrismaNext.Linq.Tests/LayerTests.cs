namespace PrismaNext.Linq.Tests;

public sealed class LayerTests
{
    // Left: a layer. Right: all that it may use. Translation, Rewriting, Sql and Shaping do not know each other: they meet in Relational.
    private static readonly LayerTable Linq = new("PrismaNext.Linq", """
        (root):      Writes Planning Parsing Translation Rewriting Sql Shaping Relational Contracts Diagnostics
        Writes:      Planning Parsing Translation Relational Contracts Diagnostics
        Planning:    Parsing Translation Rewriting Sql Shaping Relational Contracts Diagnostics
        Translation: Parsing Relational Contracts Diagnostics
        Parsing:     Contracts Diagnostics
        Rewriting:   Relational Contracts Diagnostics
        Sql:         Relational Contracts Diagnostics
        Shaping:     Parsing Relational Contracts Diagnostics
        Relational:  Contracts Diagnostics
        Contracts:   Diagnostics
        Diagnostics:
        """);

    private static readonly LayerTable Runtime = new("PrismaNext.Runtime", """
        (root):      Transaction Execution Middleware Marker Connections Logging Diagnostics
        Transaction: Execution Middleware Connections Logging Diagnostics
        Execution:   Middleware Connections Logging Diagnostics
        Middleware:  Connections Logging Diagnostics
        Marker:      Connections Logging Diagnostics
        Connections: Logging Diagnostics
        Logging:
        Diagnostics:
        """);

    // The compiler of queries never opens, holds or names a connection.
    private static readonly string[] TypesOfConnections =
        ["Npgsql.NpgsqlConnection", "Npgsql.NpgsqlDataSource", "Npgsql.NpgsqlCommand", "Npgsql.NpgsqlBatch", "Npgsql.NpgsqlTransaction"];

    private static readonly IReadOnlyList<TypeUse> UsesInLinq = TypeUses.Of(System.Reflection.Assembly.Load("PrismaNext.Linq"));
    private static readonly IReadOnlyList<TypeUse> UsesInRuntime = TypeUses.Of(System.Reflection.Assembly.Load("PrismaNext.Runtime"));

    // Pg is a list of names without code. It stands above the layers so that a program needs no further namespace, and the translation knows it as it knows .NET's types.
    [Fact]
    public void Linq_uses_its_layers_from_top_to_bottom() => Assert.Empty(Linq.Violations(UsesInLinq.Where(use => use.Used != typeof(Pg).FullName)));

    [Fact]
    public void Runtime_uses_its_layers_from_top_to_bottom() => Assert.Empty(Runtime.Violations(UsesInRuntime));

    [Fact]
    public void The_tables_have_no_cycle() => Assert.Empty(Linq.Cycles().Concat(Runtime.Cycles()));

    [Fact]
    public void Linq_names_no_connection() =>
        Assert.DoesNotContain(UsesInLinq, use => TypesOfConnections.Contains(use.Used));

    [Fact]
    public void Linq_does_not_know_Runtime() =>
        Assert.DoesNotContain(UsesInLinq, use => use.UsedNamespace.StartsWith("PrismaNext.Runtime", StringComparison.Ordinal));
}
