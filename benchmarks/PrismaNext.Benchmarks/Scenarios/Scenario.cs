using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>Something that contestants do.</summary>
/// <param name="name">A word for the command line and for file names.</param>
/// <param name="title">What is done, in a few words.</param>
internal abstract class Scenario(string name, string title)
{
    public string Name { get; } = name;

    public string Title { get; } = title;

    /// <summary>What the reader of a table should know beside its title; empty for nothing.</summary>
    public virtual string Remark => "";

    /// <summary>Whether it means the same in every setting, so that one is enough.</summary>
    public virtual bool IsIndependentOfSetting => false;

    /// <summary>Checks that everybody who can take part gives the same result.</summary>
    /// <exception cref="InvalidOperationException">Somebody does not; the message shows both results.</exception>
    public virtual Task CheckAsync(IReadOnlyList<Contestant> contestants) => Task.CompletedTask;

    /// <summary>Measures everybody who can take part.</summary>
    public abstract Task<IReadOnlyList<Score>> RunAsync(IReadOnlyList<Contestant> contestants, Runner runner);
}
