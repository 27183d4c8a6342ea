using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq;

/// <summary>What PostgreSQL can do and C# has no words for. The members have a meaning inside queries only.</summary>
/// <remarks>Every member is computed by the server, also when its arguments are values; called by the program itself it throws <c>PLAN.SERVER_ONLY</c>.</remarks>
[ServerSide]
public static class Pg
{
    /// <summary>Whether a text matches a LIKE pattern, in which <c>%</c> stands for any text, <c>_</c> for any character, and a backslash takes the meaning from either.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern, whose wildcards work; <see cref="string.Contains(string)"/> and its like escape them.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool Like(string? text, string? pattern) => throw PlanErrors.ServerOnly(nameof(Like));

    /// <summary>Whether a text matches a LIKE pattern without regard to case, by the text's collation.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern, as for <see cref="Like"/>.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool ILike(string? text, string? pattern) => throw PlanErrors.ServerOnly(nameof(ILike));

    /// <summary>Whether a text matches a POSIX regular expression of PostgreSQL's own syntax (the manual's section 9.7.3).</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool Matches(string? text, string? pattern) => throw PlanErrors.ServerOnly(nameof(Matches));

    /// <summary>Whether a text matches a regular expression of PostgreSQL's own syntax without regard to case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool MatchesIgnoreCase(string? text, string? pattern) => throw PlanErrors.ServerOnly(nameof(MatchesIgnoreCase));

    /// <summary>A text that is compared and sorted by another collation than its column's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="collation">The name of a collation of the database, such as <c>C</c> or <c>de-x-icu</c>; a constant, or a value that becomes part of the plan.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static string Collate(string? text, string collation) => throw PlanErrors.ServerOnly(nameof(Collate));

    /// <summary>A random number that is at least 0 and less than 1, another one for each row.</summary>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static double Random() => throw PlanErrors.ServerOnly(nameof(Random));

    /// <summary>The server's time when the transaction began.</summary>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static DateTime Now() => throw PlanErrors.ServerOnly(nameof(Now));

    /// <summary>Whether one tuple comes before another, by the first item in which they differ: <c>(a, b) &lt; (c, d)</c>, for paging by key over an index.</summary>
    /// <typeparam name="T">A tuple.</typeparam>
    /// <param name="left">The first tuple; an item that is null makes the answer false.</param>
    /// <param name="right">The second tuple.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool LessThan<T>(T left, T right) => throw PlanErrors.ServerOnly(nameof(LessThan));

    /// <summary>Whether one tuple comes before another or equals it, by the first item in which they differ.</summary>
    /// <typeparam name="T">A tuple.</typeparam>
    /// <param name="left">The first tuple; an item that is null makes the answer false.</param>
    /// <param name="right">The second tuple.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool LessThanOrEqual<T>(T left, T right) => throw PlanErrors.ServerOnly(nameof(LessThanOrEqual));

    /// <summary>Whether one tuple comes after another, by the first item in which they differ: <c>(a, b) &gt; (c, d)</c>, for paging by key over an index.</summary>
    /// <typeparam name="T">A tuple.</typeparam>
    /// <param name="left">The first tuple; an item that is null makes the answer false.</param>
    /// <param name="right">The second tuple.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool GreaterThan<T>(T left, T right) => throw PlanErrors.ServerOnly(nameof(GreaterThan));

    /// <summary>Whether one tuple comes after another or equals it, by the first item in which they differ.</summary>
    /// <typeparam name="T">A tuple.</typeparam>
    /// <param name="left">The first tuple; an item that is null makes the answer false.</param>
    /// <param name="right">The second tuple.</param>
    /// <exception cref="PrismaNextException"><c>PLAN.SERVER_ONLY</c>: called outside a query.</exception>
    public static bool GreaterThanOrEqual<T>(T left, T right) => throw PlanErrors.ServerOnly(nameof(GreaterThanOrEqual));
}
