namespace PrismaNext.Linq.Diagnostics;

/// <summary>Errors of compiling a query; all are thrown before anything is sent.</summary>
internal static partial class PlanErrors
{
    public static PrismaNextException ForeignQuery(Type provider, string operation) => new(
        "PLAN.FOREIGN_QUERY",
        $"'{operation}' was called on a query of {provider.FullName}.",
        "It can only run queries that start at From<T>() of this library.",
        "Start the query at From<T>(); for a sequence in memory use the operators of System.Linq.");

    public static PrismaNextException QueryUnsupported(string query, Exception cause) => new(
        "PLAN.QUERY_UNSUPPORTED",
        $"The query is not one that can be compiled: {query}.",
        cause.Message,
        "Build it from the operators of System.Linq over From<T>(); what needs other methods can run on the rows after AsAsyncEnumerable().",
        cause);

    public static PrismaNextException NodeUnsupported(string expression) => new(
        "PLAN.NODE_UNSUPPORTED",
        $"The query holds an expression that C# lambdas cannot be compiled to: {expression}.",
        "Only the kinds of expressions that the C# compiler makes of a lambda are understood.",
        "Write the expression as a lambda, or compute its value before the query.");
}
