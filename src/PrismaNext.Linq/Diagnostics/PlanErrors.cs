namespace PrismaNext.Linq.Diagnostics;

/// <summary>Errors of compiling a query; all are thrown before anything is sent.</summary>
internal static partial class PlanErrors
{
    public static PrismaNextException ForeignQuery(Type provider, string operation) => new(
        "PLAN.FOREIGN_QUERY",
        $"'{operation}' was called on a query of {provider.FullName}.",
        "It can only run queries that start at From<T>() of this library.",
        "Start the query at From<T>(); for a sequence in memory use the operators of System.Linq.");
}
