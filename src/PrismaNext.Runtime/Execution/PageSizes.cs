namespace PrismaNext.Runtime.Execution;

/// <summary>How many rows the next page of a cursor has.</summary>
/// <remarks>Only three sizes occur, because each is another text to prepare. The first is asked for twice: leaving early then costs the server two
/// small pages, the one handed out and the one read ahead.</remarks>
internal struct PageSizes(int batchSize)
{
    public const int Small = 128;
    private const int Medium = 1024;

    /// <summary>The most managed memory that a page is expected to take; a stream holds two.</summary>
    private const long PageBytes = 6 * 1024 * 1024;

    private int _pages;

    /// <summary>The size of the first page.</summary>
    public static int First(int batchSize) => Math.Min(Small, batchSize);

    /// <summary>The size of the next page, given what a row of the last one took.</summary>
    public int Next(long bytesPerRow)
    {
        var wanted = _pages++ switch
        {
            0 or 1 => Small,
            2 => Medium,
            _ => batchSize,
        };
        if (wanted > Medium && bytesPerRow * batchSize > PageBytes)
            wanted = Medium;
        if (wanted > Small && bytesPerRow * Math.Min(Medium, batchSize) > PageBytes)
            wanted = Small;
        return Math.Min(wanted, batchSize);
    }
}
