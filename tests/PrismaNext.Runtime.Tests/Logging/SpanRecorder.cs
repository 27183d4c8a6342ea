using System.Collections.Concurrent;
using System.Diagnostics;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests.Logging;

/// <summary>Listens to spans as an exporter would.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ActivityListener _listener;

    public SpanRecorder(params string[] sources)
    {
        if (sources is [])
            sources = ["PrismaNext"];
        _listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = See,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ConcurrentQueue<Activity> Stopped { get; } = new();

    public void Dispose() => _listener.Dispose();

    private void See(Activity activity)
    {
        Stopped.Enqueue(activity);
        SuiteOutput.See("span", string.Join(' ', activity.TagObjects.Select(tag => tag.Value).Append(activity.DisplayName).Append(activity.StatusDescription)));
    }
}
