namespace PrismaNext.Linq.Diagnostics;

/// <summary>The exceptions that LINQ to objects throws for sequences that are too short or too long; ours are the same.</summary>
internal static class SequenceErrors
{
    public static InvalidOperationException NoElements() => new("Sequence contains no elements");

    public static ArgumentOutOfRangeException OutOfRange() => new("index", "Index was out of range. Must be non-negative and less than the size of the collection.");

    public static InvalidOperationException MoreThanOneElement() => new("Sequence contains more than one element");
}
