using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Execution;

/// <summary>A mode: one way in which the rows of a query arrive.</summary>
internal interface IExecutionStrategy
{
    /// <summary>The mode's name.</summary>
    ExecutionMode Mode { get; }

    /// <summary>Whether a connection is held while rows are handed out.</summary>
    bool HoldsConnection { get; }

    /// <summary>Gives an execution what the mode needs to read its rows; called before anything else sees it.</summary>
    Execution<T> Prepare<T>(Execution<T> execution) => execution;

    /// <summary>Hands out the rows one by one. Nothing is sent before the first one is asked for.</summary>
    IAsyncEnumerator<T> Open<T>(Execution<T> execution, CancellationToken cancellationToken);

    /// <summary>Reads all rows into a list.</summary>
    ValueTask<List<T>> ReadAllAsync<T>(Execution<T> execution, CancellationToken cancellationToken);
}
