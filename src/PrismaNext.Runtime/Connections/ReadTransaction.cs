namespace PrismaNext.Runtime.Connections;

/// <summary>A transaction that exists because cursors are open on a connection; the last of them ends it.</summary>
internal sealed class ReadTransaction
{
    /// <summary>How many cursors are open in it.</summary>
    public int Cursors { get; set; }

    /// <summary>Whether it is over: committed by its last cursor, or rolled back by the first failure in it.</summary>
    public bool IsEnded { get; set; }
}
