using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>One planning of a prepared query.</summary>
/// <param name="Query">The query with the values of this execution.</param>
/// <param name="Plan">Its plan, with the facts about values that it is built on.</param>
/// <param name="Readers">How later executions get the values of the slots; null when they depend on more than arguments and members.</param>
internal sealed record PreparedRun<T>(BoundQuery<T> Query, CachedPlan Plan, SlotReader[]? Readers);
