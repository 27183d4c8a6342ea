using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Execution;

/// <summary>How a runtime executes plans that do not say it themselves.</summary>
/// <param name="Mode">The mode of sequences.</param>
/// <param name="BatchSize">The most rows of one page of a cursor.</param>
/// <param name="HasCursors">Whether the way to the server allows the transaction that a cursor needs.</param>
/// <param name="Logger">Where executions are logged.</param>
internal sealed record ExecutionSettings(ExecutionMode Mode, int BatchSize, bool HasCursors, ILogger Logger);
