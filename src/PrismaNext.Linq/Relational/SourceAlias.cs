namespace PrismaNext.Linq.Relational;

/// <summary>The identity of a FROM item; the writer gives it a name in order of appearance.</summary>
/// <param name="hint">The name it would like to have: the lambda's parameter.</param>
internal sealed class SourceAlias(string hint)
{
    public string Hint { get; } = hint;

    public override string ToString() => Hint;
}
