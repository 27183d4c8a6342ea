namespace PrismaNext.Linq;

/// <summary>The sequence that a tail makes.</summary>
internal sealed class TailStream<T>(IAsyncEnumerable<T> sequence) : ResultStream<T>
{
    protected override IAsyncEnumerator<T> Open(CancellationToken cancellationToken) => sequence.GetAsyncEnumerator(cancellationToken);
}
