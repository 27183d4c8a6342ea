namespace PrismaNext.Linq.Relational;

/// <summary>How many rows a plan returns, and what too few or too many of them mean.</summary>
public enum Cardinality
{
    /// <summary>Any number of rows.</summary>
    Sequence,

    /// <summary>The first row; an error when there is none.</summary>
    First,

    /// <summary>The first row, or the default value when there is none.</summary>
    FirstOrDefault,

    /// <summary>The first row; an <see cref="ArgumentOutOfRangeException"/> when there is none.</summary>
    ElementAt,

    /// <summary>The only row; an error when there is none or a second one.</summary>
    Single,

    /// <summary>The only row, or the default value when there is none; an error when there is a second one.</summary>
    SingleOrDefault,

    /// <summary>Exactly one row by construction, such as a count. A null in it where the type has none means that the sequence was empty.</summary>
    Scalar,
}
