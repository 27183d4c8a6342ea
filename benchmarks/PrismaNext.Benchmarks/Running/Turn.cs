namespace PrismaNext.Benchmarks.Running;

/// <summary>How one contestant takes its turn in a round.</summary>
/// <param name="Name">The contestant.</param>
/// <param name="PrepareAsync">Makes things ready; not measured.</param>
/// <param name="TakeAsync">Runs operations, from a number on, so many of them, and tells what one cost.</param>
internal sealed record Turn(string Name, Func<Task> PrepareAsync, Func<int, int, Task<Sample>> TakeAsync);
