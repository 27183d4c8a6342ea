namespace PrismaNext.Linq.Parsing;

/// <summary>What the walk found a sub-tree to be.</summary>
internal enum PartKind : byte
{
    /// <summary>It depends on a row; its words are written.</summary>
    Open,

    /// <summary>A constant written in a lambda: part of the structure.</summary>
    Literal,

    /// <summary>A value of this execution: it becomes a slot when something open needs it.</summary>
    Value,

    /// <summary>A lambda, which is a value only to a call that has nothing but values.</summary>
    Lambda,

    /// <summary>A new object made of values, which is made for each row where rows are made of it.</summary>
    Construction,
}
