using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using Xunit.Sdk;

namespace PrismaNext.Testing;

/// <summary>
/// Checks one expression over every row of <see cref="SampleData"/>: the SQL of the select list, its values, and the order by it, against the same lambda run
/// by LINQ to objects. Rows for which C# throws are left out.
/// </summary>
public static class ScalarCase
{
    /// <summary>Checks an expression. Without rows all are checked; a type without an order that both sides share is not ordered by.</summary>
    public static async Task Check<T>(
        Expression<Func<Sample, T>> selector, string sql, int[]? rows = null, bool isOrdered = true, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var db = await SampleDatabase.GetAsync();
        var known = Oracle(selector.Compile(), rows);
        var ids = known.Select(k => k.Id).ToArray();
        var query = db.From<Sample>().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).Select(selector);
        Baseline.Check(sql, SelectList(query.ToSql()), file, line);
        await CheckValues(query, known);
        try
        {
            await CheckValues(query.WithMode(ExecutionMode.Simple), known);
        }
        catch (PrismaNextException exception) when (exception.Code == "PLAN.MODE_UNSUPPORTED")
        {
            // That mode reads flat rows; a collection is refused before anything is sent.
        }

        if (isOrdered)
            await CheckOrder(db.From<Sample>().Where(s => ids.Contains(s.Id)).OrderBy(selector).ThenBy(s => s.Id).Select(s => s.Id), known);
    }

    private static async Task CheckValues<T>(IQueryable<T> query, List<(int Id, T Value)> known)
    {
        var values = await query.ToListAsync();
        for (var i = 0; i < known.Count; i++)
        {
            if (!ValueComparison.AreEqual(known[i].Value, values[i]))
                throw new XunitException($"Row {known[i].Id} gives {Show(values[i])} and not {Show(known[i].Value)}.\n{query.ToSql()}");
        }
    }

    private static async Task CheckOrder<T>(IQueryable<int> query, List<(int Id, T Value)> known)
    {
        var comparer = typeof(T) == typeof(string) ? (IComparer<T>)StringComparer.Ordinal : Comparer<T>.Default;
        var expected = known.OrderBy(k => k.Value, comparer).ThenBy(k => k.Id).Select(k => k.Id).ToList();
        var actual = await query.ToListAsync();
        if (!expected.SequenceEqual(actual))
            throw new XunitException($"Ordered as {string.Join(", ", actual)} and not as {string.Join(", ", expected)}.\n{query.ToSql()}");
    }

    private static List<(int Id, T Value)> Oracle<T>(Func<Sample, T> selector, int[]? rows)
    {
        var known = new List<(int, T)>();
        foreach (var row in SampleData.Rows.Where(r => rows is null || rows.Contains(r.Id)))
        {
            try
            {
                known.Add((row.Id, selector(row)));
            }
            catch (Exception exception) when (exception is NullReferenceException or InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or DivideByZeroException)
            {
                // C# has no value to compare with.
            }
        }

        return known.Count > 0 ? known : throw new XunitException("No row has a value.");
    }

    private static string SelectList(string sql) => sql["SELECT ".Length..sql.LastIndexOf("\nFROM samples AS ", StringComparison.Ordinal)];

    private static string Show(object? value) => value switch
    {
        null => "null",
        DateTime time => $"{time:O}",
        TimeSpan span => $"{span:c}",
        string text => $"\"{text}\"",
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]",
        _ => $"{value} ({value.GetType().Name})",
    };
}
