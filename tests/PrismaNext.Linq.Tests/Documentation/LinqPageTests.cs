using PrismaNext.Linq.Tests.Documentation.Page;
using PrismaNext.Linq.Translation.Methods;

namespace PrismaNext.Linq.Tests.Documentation;

/// <summary>Holds docs/linq.md to the tables in the code.</summary>
public sealed class LinqPageTests
{
    private static readonly string Path = System.IO.Path.Combine(SourceTree.Root, "docs", "linq.md");

    [Fact]
    public void The_page_is_what_the_tables_say()
    {
        var page = LinqPage.Write();
        if (Environment.GetEnvironmentVariable("PRISMANEXT_REWRITE_BASELINES") == "1")
            File.WriteAllText(Path, page);
        Assert.True(File.ReadAllText(Path).ReplaceLineEndings("\n") == page, "docs/linq.md is out of date; PRISMANEXT_REWRITE_BASELINES=1 writes it again.");
    }

    [Fact]
    public void Every_operator_has_an_example() =>
        Assert.Empty(typeof(Queryable).GetMethods().Where(m => m.DeclaringType == typeof(Queryable)).Select(m => m.Name).Except(OperatorExamples.All.Select(e => e.Name)));

    [Fact]
    public void Every_method_and_member_has_an_example()
    {
        // The table may name a method for types that do not have it, or that no column of the examples has.
        var missing =
            from entry in MethodTable.Names.Concat(MemberTable.Names)
            group entry.Type by entry.Name into types
            where types.All(type => MemberExamples.Of(type, types.Key).Count == 0)
            select $"{types.First().Name}.{types.Key}";
        Assert.True(!missing.Any(), string.Join(", ", missing));
    }
}
