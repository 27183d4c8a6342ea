using System.Collections;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>What became of a query: a value, as a tree that can be compared, or an exception.</summary>
internal sealed record Result(object? Value, Exception? Error)
{
    /// <summary>The code of the error; null when it was answered or failed otherwise.</summary>
    public string? Code => (Error as PrismaNextException)?.Code;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Error is not null || Value is ICollection { Count: 0 };

    /// <summary>Runs a query to its end.</summary>
    public static Result Of(Func<object?> query)
    {
        try
        {
            return new Result(ResultTree.Of(query()), null);
        }
        catch (Exception exception)
        {
            return new Result(null, exception);
        }
    }
}
