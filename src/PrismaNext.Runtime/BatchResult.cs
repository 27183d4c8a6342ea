using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime;

/// <summary>The result of one query of a batch.</summary>
/// <typeparam name="T">What the query gives: a list, a value, or the number of affected rows.</typeparam>
public sealed class BatchResult<T>
{
    private T? _value;
    private bool _isThere;

    internal BatchResult()
    {
    }

    /// <summary>The result; there when <c>BatchAsync</c> has returned.</summary>
    /// <exception cref="PrismaNextException"><c>RUNTIME.BATCH_RESULT_MISSING</c>: the batch was not sent yet, or it failed.</exception>
    public T Value => _isThere ? _value! : throw BatchErrors.ResultMissing(); // What was set is of the type, null or not.

    internal void Set(T value) => (_value, _isThere) = (value, true);
}
