namespace PrismaNext.Linq.Diagnostics;

internal static partial class PlanErrors
{
    public static PrismaNextException CollectionUnsupported(Type type) => new(
        "PLAN.COLLECTION_UNSUPPORTED",
        $"A collection of type '{type}' cannot be made from the elements that are read.",
        "It has no constructor and no builder that takes a sequence.",
        "Use an array, List<T>, HashSet<T>, one of their interfaces, an immutable collection, or a class with a constructor for IEnumerable<T>.");
}
