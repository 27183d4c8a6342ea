using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>A plan with the values of one execution: a query that is ready to run on any runtime, connection or transaction of its contract.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="Plan">The plan.</param>
/// <param name="Values">One value per slot.</param>
/// <param name="Options">How the rows are to be fetched.</param>
/// <remarks>A value: it can be kept, sent to another thread and run any number of times.</remarks>
public sealed record BoundQuery<T>(QueryPlan<T> Plan, SlotValues Values, ExecuteOptions Options);
