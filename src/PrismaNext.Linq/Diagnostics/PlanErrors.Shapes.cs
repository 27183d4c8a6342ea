using System.Linq.Expressions;

namespace PrismaNext.Linq.Diagnostics;

internal static partial class PlanErrors
{
    public static PrismaNextException CollectionUnsupported(Type type, Expression? query) => new(
        "PLAN.COLLECTION_UNSUPPORTED",
        $"A collection of type '{CSharpNames.Of(type)}' cannot be made from the elements that are read.{(query is null ? "" : $" Query: {QueryPrinter.PrintTyped(query, type)}.")}",
        "It has no constructor and no builder that takes a sequence.",
        "Use an array, List<T>, HashSet<T>, one of their interfaces, an immutable collection, or a class with a constructor for IEnumerable<T>.");
}
