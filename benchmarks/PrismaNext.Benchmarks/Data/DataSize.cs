namespace PrismaNext.Benchmarks.Data;

/// <summary>How much is loaded.</summary>
/// <param name="Users">Users.</param>
/// <param name="Posts">Posts; each user has the same number of them.</param>
/// <param name="Inserted">Rows of one insert.</param>
/// <param name="Documents">Rows of 10 KB, for the pages of cursors.</param>
internal sealed record DataSize(int Users, int Posts, int Inserted, int Documents)
{
    public static readonly DataSize Full = new(Users: 100_000, Posts: 1_000_000, Inserted: 10_000, Documents: 10_000);

    public static readonly DataSize Quick = new(Users: 2_000, Posts: 20_000, Inserted: 1_000, Documents: 2_000);

    // A prime step visits every key once before it comes back to the first.
    private const int Step = 7919;

    /// <summary>The user that an operation is about.</summary>
    public int UserOf(int operation) => 1 + (int)((long)operation * Step % Users);

    /// <summary>The post that an operation is about.</summary>
    public int PostOf(int operation) => 1 + (int)((long)operation * Step % Posts);
}
