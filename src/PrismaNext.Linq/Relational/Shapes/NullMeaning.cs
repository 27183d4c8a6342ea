namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>What a null column means where the CLR type has no null.</summary>
internal enum NullMeaning
{
    /// <summary>A coded error: the row holds a null that the program's type cannot.</summary>
    Error,

    /// <summary>The default value of the type.</summary>
    Default,

    /// <summary>The sequence was empty: what LINQ to objects throws for <c>Max</c> of nothing.</summary>
    NoElements,
}
