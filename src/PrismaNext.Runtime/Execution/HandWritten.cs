using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>What SQL by hand may do to a connection that what is compiled never does.</summary>
internal static class HandWritten
{
    /// <summary>Refuses a statement that begins or ends a transaction which is not its own.</summary>
    public static void ThrowIfControlsTransaction(string sql)
    {
        if (SqlOperation.ControlsTransaction(sql))
            throw TransactionErrors.TransactionStatement(SqlOperation.FirstWord(sql));
    }

    /// <summary>Takes note of a statement that is about to be sent.</summary>
    public static void Note(ConnectionLease lease, string sql)
    {
        if (lease.Transaction is not null)
            ThrowIfControlsTransaction(sql);
        lease.MayBeChanged = true;
    }
}
