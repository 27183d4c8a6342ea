using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>How a runtime executes plans that do not say it themselves.</summary>
/// <param name="Mode">The mode of sequences.</param>
/// <param name="BatchSize">The most rows of one page of a cursor.</param>
/// <param name="HasTransactions">Whether the way to the server allows transactions, which cursors need, too.</param>
/// <param name="Retry">What runs reads again.</param>
/// <param name="Pipeline">What executions run through.</param>
/// <param name="Logger">Where transactions and connections are logged.</param>
internal sealed record ExecutionSettings(
    ExecutionMode Mode, int BatchSize, bool HasTransactions, ReadRetry Retry, MiddlewarePipeline Pipeline, ILogger Logger)
{
    /// <summary>The database that the runtime is bound to.</summary>
    public DatabaseAddress Address { get; init; } = new(null, 0, null, null);

    /// <summary>How the pages of a cursor grow.</summary>
    public PageGrowth Growth { get; init; } = PageGrowth.Default;
}
