using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Roles;

/// <summary>Inserts many rows.</summary>
internal interface IEventInserter
{
    ValueTask<long> InsertAsync(IReadOnlyList<Event> events);
}
