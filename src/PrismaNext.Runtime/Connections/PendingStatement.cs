namespace PrismaNext.Runtime.Connections;

/// <summary>A statement that waits for the next command, to travel with it.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Values">Its parameters, all of them texts, because the driver logs statements but not their values.</param>
internal sealed record PendingStatement(string Sql, IReadOnlyList<string> Values)
{
    public PendingStatement(string sql)
        : this(sql, [])
    {
    }

    /// <summary>Whether it answers with a row, which nobody reads.</summary>
    public bool HasResult { get; init; }
}
