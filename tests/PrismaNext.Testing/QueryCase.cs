using System.Runtime.CompilerServices;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;
using Xunit.Sdk;

namespace PrismaNext.Testing;

/// <summary>Checks a query that is stated once: its SQL, and its rows in every mode that can carry them against the same lambda over <see cref="SampleData"/>.</summary>
public static class QueryCase
{
    private static readonly ExecutionMode[] Modes = Enum.GetValues<ExecutionMode>();

    /// <summary>Checks a query. Without an order the rows are compared as a multiset; a result without rows fails unless it is said to be empty.</summary>
    public static async Task Check<T>(
        Func<ISampleSource, IQueryable<T>> query, string sql, bool ordered = false, bool empty = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var db = await SampleDatabase.GetAsync();
        var built = query(new Database(db));
        Baseline.Check(sql, built.ToSql(), file, line);
        List<T> expected = [.. query(new Memory())];
        if (expected.Count == 0 != empty)
            throw new XunitException(empty ? "The query has rows." : "The query has no rows; say 'empty' if that is meant.");
        foreach (var mode in Modes)
        {
            if (!AreEqual(expected, await built.WithMode(mode).ToListAsync(), ordered))
                throw new XunitException($"The rows differ in mode {mode}.\n{built.ToSql()}");
        }
    }

    private static bool AreEqual<T>(List<T> expected, List<T> actual, bool ordered)
    {
        if (expected.Count != actual.Count)
            return false;
        if (ordered)
            return expected.Zip(actual).All(pair => ValueComparison.AreEqual(pair.First, pair.Second));
        var left = actual.ToList();
        return expected.TrueForAll(value => left.FindIndex(other => ValueComparison.AreEqual(value, other)) is >= 0 and var index && Remove(left, index));
    }

    private static bool Remove<T>(List<T> list, int index)
    {
        list.RemoveAt(index);
        return true;
    }

    private sealed class Database(Postgres db) : ISampleSource
    {
        public IQueryable<Sample> Samples => db.From<Sample>();
    }

    private sealed class Memory : ISampleSource
    {
        public IQueryable<Sample> Samples => SampleData.Rows.AsQueryable();
    }
}
