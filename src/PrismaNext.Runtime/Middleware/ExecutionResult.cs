namespace PrismaNext.Runtime.Middleware;

/// <summary>How an execution ended, and what it took.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Rows">The rows handed to the caller; of a write, the rows it affected.</param>
/// <param name="Duration">From before the first hook to the end, with the time that the caller spent between rows.</param>
/// <param name="Waited">The part of <paramref name="Duration"/> in which the caller waited for rows or for the result.</param>
/// <param name="Error">What it ended with, or was refused with; null for none.</param>
public sealed record ExecutionResult(ExecutionOutcome Outcome, long Rows, TimeSpan Duration, TimeSpan Waited, Exception? Error);
