using System.Text;
using PrismaNext.Linq.Translation.Methods;

namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>Writes docs/linq.md from the tables in the code.</summary>
internal static class LinqPage
{
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # LINQ and the SQL it becomes

            Written by `LinqPageTests.cs` from the tables that the translator works with: every operator of `Queryable`, and every method and member that has SQL, with an
            example of each overload whose SQL differs. `PRISMANEXT_REWRITE_BASELINES=1 dotnet test tests/PrismaNext.Linq.Tests` writes it again.
            What equals and sorts how is in [semantics.md](semantics.md); what is refused, and what to type instead, in [errors.md](errors.md).

            ## Operators


            """.ReplaceLineEndings("\n"));
        foreach (var group in OperatorExamples.All.GroupBy(e => e.Name))
        {
            page.Append("### ").Append(group.Key).Append("\n\n");
            foreach (var example in group)
                page.Append("```text\n").Append(example.Code).Append("\n\n").Append(example.Sql).Append("\n```\n\n");
        }

        page.Append("## Methods and members\n\nThe columns of `r` are named after their types. Any other method may be called in the last `Select`, on values that were fetched.\n");
        foreach (var type in MethodTable.Names.Concat(MemberTable.Names).GroupBy(n => n.Type).OrderBy(g => NameOf(g.Key), StringComparer.Ordinal))
        {
            var examples = type.Select(n => n.Name).Distinct().Order(StringComparer.Ordinal).SelectMany(name => MemberExamples.Of(type.Key, name)).ToList();
            if (examples.Count == 0)
                continue;
            page.Append("\n### ").Append(NameOf(type.Key)).Append("\n\n| C# | SQL |\n|---|---|\n");
            foreach (var example in examples)
                page.Append("| ").Append(Cell(example.Code)).Append(" | ").Append(Cell(example.Sql)).Append(" |\n");
        }

        return page.ToString();
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    // In a table a bar ends the cell, even in code.
    private static string Cell(string code)
    {
        var text = code.Replace("|", "\\|", StringComparison.Ordinal);
        return text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";
    }
}
