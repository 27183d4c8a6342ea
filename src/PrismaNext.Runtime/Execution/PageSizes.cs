namespace PrismaNext.Runtime.Execution;

/// <summary>How many rows the next page of a cursor has.</summary>
/// <remarks>Few sizes occur, because each is another text to prepare.</remarks>
internal struct PageSizes(PageGrowth growth, int batchSize)
{
    /// <summary>The most managed memory that a page is expected to take; a stream holds two.</summary>
    private const long PageBytes = 6 * 1024 * 1024;

    private int _pages;

    /// <summary>The size of the next page, given what a row of the last one took.</summary>
    public readonly int Next(long bytesPerRow)
    {
        var wanted = growth.Size(_pages, batchSize);
        for (var step = growth.Steps(wanted); step > 0 && bytesPerRow * wanted > PageBytes; step--)
            wanted = growth.Size(step - 1, batchSize);
        return wanted;
    }

    /// <summary>Takes note that a page was asked for.</summary>
    public void Advance() => _pages++;
}
