using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>Makes the pipelines that run work again, where the user asked for it.</summary>
internal static class RetryPipelines
{
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>A pipeline that runs work again after failures of one kind; it runs it once when no retries are wanted.</summary>
    public static ResiliencePipeline Create(int retries, TimeSpan pause, Func<DatabaseException, bool> isPassing, string work, TimeProvider time, ILogger logger)
    {
        if (retries == 0)
            return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = retries,
                Delay = pause,
                MaxDelay = LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true, // Those who collided must not collide again in step.
                ShouldHandle = arguments => new(arguments.Outcome.Exception is DatabaseException exception && isPassing(exception)),
                OnRetry = arguments =>
                {
                    var exception = (DatabaseException)arguments.Outcome.Exception!; // Nothing else is handled.
                    LogMessages.Retried(logger, work, arguments.AttemptNumber + 1, exception.Code, exception.SqlState);
                    return default;
                },
            })
            .Build();
    }
}
