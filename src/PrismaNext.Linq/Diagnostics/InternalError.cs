namespace PrismaNext.Linq.Diagnostics;

/// <summary>A fault of this library, never of its caller.</summary>
public sealed class InternalError : Exception
{
    internal InternalError(string message)
        : base($"INTERNAL.BUG: {message} This is a fault of PrismaNext; please report it with the query that caused it.")
    {
    }
}
