using System.Linq.Expressions;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>Errors of compiling a query; all are thrown before anything is sent.</summary>
internal static partial class PlanErrors
{
    public static PrismaNextException ForeignQuery(Type provider, string operation) => new(
        "PLAN.FOREIGN_QUERY",
        $"'{operation}' is used in a query of {provider.FullName}.",
        "This library can only run queries that start at From<T>().",
        "Start the query at From<T>(), and use the sequence in memory inside of it; for sequences in memory alone use the operators of System.Linq.");

    public static PrismaNextException ValueExpected(Expression query) => new(
        "PLAN.VALUE_EXPECTED",
        $"What is to be one value is none: {QueryPrinter.Print(query, query)}.",
        "The lambda has to end in an operator that gives one value.",
        "End it with Count(), FirstOrDefault(), Max(...) or the like; for the rows call Build() without it, or List(...) of a batch.");

    public static PrismaNextException QueryUnsupported(Expression query, Expression offending, Exception cause) => new(
        "PLAN.QUERY_UNSUPPORTED",
        $"The query is not one that can be compiled: {QueryPrinter.Print(query, offending)}.",
        cause.Message,
        "Build it from the operators of System.Linq over From<T>(), with lambdas in place or in variables of type Expression<Func<…>>; what needs other methods can run on the rows after AsAsyncEnumerable().",
        cause);

    public static PrismaNextException NodeUnsupported(string expression) => new(
        "PLAN.NODE_UNSUPPORTED",
        $"The query holds an expression of a kind that is not understood: ⟦{expression}⟧.",
        "A query is made of expressions with a value; statements are none.",
        "Write a tree made by hand as a lambda, or compute the value before the query.");
}
