namespace PrismaNext.Linq.Parsing;

/// <summary>The structure of a slotted tree: its kinds of nodes, types, members and literals, but no values. Two trees with equal fingerprints mean the same query.</summary>
internal sealed class ExpressionFingerprint
{
    private readonly ShapeToken[] _tokens;

    public ExpressionFingerprint(ReadOnlySpan<ShapeToken> tokens)
    {
        _tokens = tokens.ToArray();
        Hash = HashOf(tokens);
    }

    public int Hash { get; }

    public static int HashOf(ReadOnlySpan<ShapeToken> tokens)
    {
        var hash = tokens.Length;
        foreach (ref readonly var token in tokens)
            hash = token.Mix(hash);
        return hash;
    }

    public bool Matches(ReadOnlySpan<ShapeToken> tokens)
    {
        if (tokens.Length != _tokens.Length)
            return false;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!_tokens[i].Matches(tokens[i]))
                return false;
        }

        return true;
    }

    public bool Matches(ExpressionFingerprint other) => Hash == other.Hash && Matches(other._tokens);
}
