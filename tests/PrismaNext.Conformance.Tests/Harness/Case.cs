
namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>A query that is run over the database and over the rows in memory.</summary>
/// <param name="Name">What it shows, as a sentence.</param>
/// <param name="Order">How much of the order of its rows is compared.</param>
/// <param name="Query">The query; a sequence or a value.</param>
internal sealed record Case(string Name, RowOrder Order, Func<Shop, object?> Query)
{
    /// <summary>Whether no row is what is expected; else an empty result is taken for an accident.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>A query whose rows come in any order.</summary>
    public static Case Any(string name, Func<Shop, object?> query) => new(name, RowOrder.None, query);

    /// <summary>A query whose rows are ordered, but whose nested collections are not.</summary>
    public static Case Ordered(string name, Func<Shop, object?> query) => new(name, RowOrder.Rows, query);

    /// <summary>A query that orders its rows and all collections in them.</summary>
    public static Case Exact(string name, Func<Shop, object?> query) => new(name, RowOrder.All, query);

    /// <summary>A query that returns no row, or fails for want of one.</summary>
    public static Case Empty(string name, Func<Shop, object?> query) => new(name, RowOrder.All, query) { IsEmpty = true };
}
