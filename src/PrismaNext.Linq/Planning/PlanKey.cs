using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>Compares structures, also one in the cache with one that was just read, so that a look-up allocates nothing. A hash alone is never trusted.</summary>
internal sealed class PlanKey : IEqualityComparer<ExpressionFingerprint>, IAlternateEqualityComparer<ReadOnlySpan<ShapeToken>, ExpressionFingerprint>
{
    public static readonly PlanKey Comparer = new();

    private PlanKey()
    {
    }

    public bool Equals(ExpressionFingerprint? x, ExpressionFingerprint? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Matches(y));

    public int GetHashCode(ExpressionFingerprint structure) => structure.Hash;

    public bool Equals(ReadOnlySpan<ShapeToken> alternate, ExpressionFingerprint other) => other.Matches(alternate);

    public int GetHashCode(ReadOnlySpan<ShapeToken> alternate) => ExpressionFingerprint.HashOf(alternate);

    public ExpressionFingerprint Create(ReadOnlySpan<ShapeToken> alternate) => new(alternate);
}
