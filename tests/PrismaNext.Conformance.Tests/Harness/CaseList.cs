using Xunit.Abstractions;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>Runs cases, and compares what PostgreSQL answers with what LINQ to objects does.</summary>
/// <param name="themes">The cases.</param>
/// <param name="refused">The names of those that are refused, with the code: what cannot be exact, and what is still to be done.</param>
internal sealed class CaseList(IReadOnlyList<Theme> themes, IReadOnlyDictionary<string, string> refused)
{
    public TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var theme in themes)
            {
                foreach (var @case in theme.Cases)
                    names.Add(theme.Name, @case.Name);
            }

            return names;
        }
    }

    public async Task CheckAsync(string theme, string name, ITestOutputHelper output, DatabaseShop? shop = null)
    {
        var @case = themes.Single(t => t.Name == theme).Cases.Single(c => c.Name == name);
        var database = shop ?? await ShopServer.GetAsync();
        var actual = Result.Of(() => @case.Query(database));
        if (refused.TryGetValue(name, out var code))
        {
            Assert.True(actual.Code == code, $"Refused with {actual.Code ?? "nothing"}, not with {code}. {actual.Error}");
            output.WriteLine(actual.Error!.Message); // A refusal is an error.
            return;
        }

        var expected = Expected(@case);
        var sql = Sql(@case, database);
        if (expected.Error is not null)
        {
            Assert.True(@case.IsEmpty, $"LINQ to objects fails: {expected.Error}");
            Assert.True(
                actual.Error is not null && actual.Error.GetType() == expected.Error.GetType(),
                $"It should fail with {expected.Error.GetType().Name}: {expected.Error.Message}\nbut: {actual.Error?.ToString() ?? ResultTree.Print(actual.Value)}\n{sql}");
            return;
        }

        Assert.True(actual.Error is null, $"{actual.Error}\n{sql}");
        Assert.True(@case.IsEmpty == expected.IsEmpty, $"The result is {(expected.IsEmpty ? "" : "not ")}empty.");
        Assert.True(
            ResultTree.AreEqual(expected.Value, actual.Value, @case.Order),
            $"Expected: {ResultTree.Print(expected.Value, @case.Order)}\nActual:   {ResultTree.Print(actual.Value, @case.Order)}\n{sql}");
        CheckSimple(@case, database, expected, sql);
    }

    // Without parameters and without types on the wire the rows are the same, or the query is refused.
    private static void CheckSimple(Case @case, DatabaseShop database, Result expected, string sql)
    {
        var actual = Result.Of(() => @case.Query(database.Simple!)); // Only the shop behind it has none.
        if (actual.Code == "PLAN.MODE_UNSUPPORTED")
            return;
        Assert.True(actual.Error is null, $"By the simple protocol: {actual.Error}\n{sql}");
        Assert.True(
            ResultTree.AreEqual(expected.Value, actual.Value, @case.Order),
            $"Expected: {ResultTree.Print(expected.Value, @case.Order)}\nSimple:   {ResultTree.Print(actual.Value, @case.Order)}\n{sql}");
    }

    private static Result Expected(Case @case)
    {
        var strict = Result.Of(() => @case.Query(new MemoryShop()));
        return strict.Error is NullReferenceException or InvalidOperationException ? Result.Of(() => @case.Query(new MemoryShop(propagatesNulls: true))) : strict;
    }

    private static string Sql(Case @case, DatabaseShop database)
    {
        try
        {
            return SqlOf(@case.Query(database)) ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }

    private static string? SqlOf(object? query) => query is IQueryable
        ? (string?)typeof(PrismaNext.Linq.AsyncQueryableExtensions).GetMethod("ToSql")!.MakeGenericMethod(((IQueryable)query).ElementType).Invoke(null, [query]) // The method is there.
        : null;
}
