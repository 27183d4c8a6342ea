using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Sql;

/// <summary>A statement, written.</summary>
/// <param name="Text">The text, with parameters <c>$1</c>, <c>$2</c>, … in order of appearance.</param>
/// <param name="Parameters">The parameters, <c>$1</c> first.</param>
/// <param name="Tables">The tables it names, in order of appearance, with their schema where they have one.</param>
internal sealed record SqlText(string Text, IReadOnlyList<SlotParameterExpression> Parameters, IReadOnlyList<string> Tables)
{
    /// <summary>A 64-bit FNV-1a hash of the text: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    public ulong Hash()
    {
        var hash = 14695981039346656037UL;
        foreach (var character in Text)
            hash = unchecked((hash ^ character) * 1099511628211UL);
        return hash;
    }
}
