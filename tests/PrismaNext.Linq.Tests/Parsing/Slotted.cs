using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Tests.Parsing;

/// <summary>A query as the compiler sees it: its tree with slots, printed, and the values of the slots.</summary>
internal sealed record Slotted(Expression Tree, IReadOnlyList<object?> Values, ExpressionFingerprint Structure, IReadOnlyList<object> Annotations)
{
    public string Text => QueryPrinter.Print(Tree);

    public static Slotted Of<T>(IQueryable<T> query) => Of(query.Expression, typeof(T));

    /// <summary>A query that ends in a terminal operator, written as a lambda over what it starts at.</summary>
    public static Slotted Of<TSource, T>(IQueryable<TSource> source, Expression<Func<IQueryable<TSource>, T>> terminal) =>
        Of(ExpressionNormalizer.Apply(terminal, [source.Expression]), typeof(T));

    private static Slotted Of(Expression query, Type result)
    {
        var extractor = SlotExtractor.Read(query, result);
        var read = new ExpressionFingerprint(extractor.Shape);
        var tree = extractor.BuildTree();
        var built = new ExpressionFingerprint(extractor.Shape);
        Assert.True(read.Matches(built), "Reading and building describe one structure.");
        var values = extractor.ToValues();
        Slotted slotted = new(tree, [.. Enumerable.Range(0, values.Count).Select(i => values[i])], built, [.. extractor.Annotations]);
        extractor.Release();
        return slotted;
    }
}
