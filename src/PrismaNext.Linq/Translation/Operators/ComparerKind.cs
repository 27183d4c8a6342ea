namespace PrismaNext.Linq.Translation.Operators;

/// <summary>The comparers that have SQL.</summary>
internal enum ComparerKind
{
    /// <summary>The type's own comparison; for text the column's collation.</summary>
    Default,

    /// <summary>Text by its code points.</summary>
    Ordinal,

    /// <summary>Text by its code points, upper case and lower case alike.</summary>
    OrdinalIgnoreCase,
}
