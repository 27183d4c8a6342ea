using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>Databases that were not made for the program's contract.</summary>
internal static class MarkerErrors
{
    public static PrismaNextException Mismatch(string? database, string? found, string expected) => new(
        "RUNTIME.MARKER_MISMATCH",
        $"Database '{database}' was made for contract {found}, the program's is {expected}.",
        "One of the two is older than the other.",
        "Migrate the database, deploy the program that belongs to it, or set Marker = MarkerPolicy.Warn.");

    public static PrismaNextException Missing(string? database, string reason) => new(
        "RUNTIME.MARKER_MISSING",
        $"Database '{database}' does not say which contract it was made for: {reason}.",
        "MarkerPolicy.Throw demands a marker.",
        "Migrate the database, or set Marker = MarkerPolicy.Warn.");
}
