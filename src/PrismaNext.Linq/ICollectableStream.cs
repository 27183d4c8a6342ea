namespace PrismaNext.Linq;

/// <summary>A stream that can be read ahead of its reader.</summary>
internal interface ICollectableStream
{
    /// <summary>Reads all rows now, for whoever reads the stream later. Does nothing when somebody has begun to.</summary>
    ValueTask CollectAsync(CancellationToken cancellationToken);
}
