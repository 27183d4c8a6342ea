using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Makes value tuples of translated parts.</summary>
internal static class Tuples
{
    public static NewProjection Create(Type tuple, params ReadOnlySpan<Projection> parts) => new(tuple, tuple.GetConstructors()[0], parts.ToArray(), [])
    {
        ArgumentMembers = [.. Enumerable.Range(1, parts.Length).Select(i => tuple.GetField($"Item{i}"))],
    };

    /// <summary>A pair that only the translator sees.</summary>
    public static NewProjection Pair(Projection first, Projection second) => Create(typeof(ValueTuple<,>).MakeGenericType(first.ClrType, second.ClrType), first, second);
}
