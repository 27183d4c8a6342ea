using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>What SQL by hand may do to a connection that what is compiled never does.</summary>
internal static class HandWritten
{
    /// <summary>Takes note of a statement that is about to be sent.</summary>
    public static void Note(ConnectionLease lease, string sql)
    {
        lease.MayBeChanged = true;
        if (lease.Transaction is not null && SqlOperation.ControlsTransaction(sql))
            throw TransactionErrors.TransactionStatement(SqlOperation.FirstWord(sql));
    }
}
