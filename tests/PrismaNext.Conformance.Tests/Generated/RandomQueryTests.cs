using System.Collections.Concurrent;
using System.Globalization;
using PrismaNext.Conformance.Tests.Harness;
using Xunit.Abstractions;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Compares queries made by chance with LINQ to objects.</summary>
/// <remarks><c>PRISMANEXT_RANDOM_QUERIES</c> says how many, 2,000 unless it does; <c>PRISMANEXT_RANDOM_SEED</c> where to begin.</remarks>
public sealed class RandomQueryTests(ITestOutputHelper output)
{
    private const int Shown = 12;

    [Fact]
    public async Task Queries_made_by_chance_are_answered_as_linq_to_objects_does()
    {
        var count = Setting("PRISMANEXT_RANDOM_QUERIES", 2_000);
        var seed = Setting("PRISMANEXT_RANDOM_SEED", 1);
        var database = await ShopServer.GetAsync();
        var verdicts = new ConcurrentDictionary<Verdict, int>();
        var symptoms = new ConcurrentDictionary<string, (int Count, int Seed, string Detail)>();
        var defects = new ConcurrentDictionary<int, Trial>();
        await Parallel.ForAsync(seed, seed + count, (s, _) =>
        {
            var trial = Trial.Of(QueryGenerator.Make(s), database);
            verdicts.AddOrUpdate(trial.Verdict, 1, (_, n) => n + 1);
            if (trial.Verdict is not (Verdict.Right or Verdict.RightAndEmpty))
                symptoms.AddOrUpdate(trial.Symptom, (1, s, trial.Detail), (_, known) => known with { Count = known.Count + 1 });
            if (trial.IsDefect)
                defects.TryAdd(s, trial);
            return ValueTask.CompletedTask;
        });

        double Share(params Verdict[] of) => of.Sum(v => verdicts.GetValueOrDefault(v)) * 100.0 / count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {count} queries from seed {seed}: {100 - Share(Verdict.Refused):F1} % translated, {Share(Verdict.Right):F1} % return rows, {Share(Verdict.Undefined):F1} % without an answer in LINQ,
            {verdicts.GetValueOrDefault(Verdict.Wrong)} wrong, {verdicts.GetValueOrDefault(Verdict.Failed)} failed.
            """));
        foreach (var (symptom, (times, first, detail)) in symptoms.OrderByDescending(p => p.Value.Count))
            output.WriteLine($"{times} x {symptom} (as seed {first}{detail})");
        var shown = defects.OrderBy(d => d.Key).DistinctBy(d => d.Value.Verdict == Verdict.Wrong ? d.Key.ToString(CultureInfo.InvariantCulture) : d.Value.Symptom).Take(Shown);
        Assert.True(defects.IsEmpty, string.Join("\n\n", shown.Select(d => $"Seed {d.Key}: {Shrinker.Shrink(d.Value, database).Print(database)}")));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
