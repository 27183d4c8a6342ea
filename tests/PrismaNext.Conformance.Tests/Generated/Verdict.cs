namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>How the answers of both sides compare.</summary>
internal enum Verdict
{
    /// <summary>They are equal, and there are rows.</summary>
    Right,

    /// <summary>They are equal, and there is nothing in them.</summary>
    RightAndEmpty,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>LINQ to objects has no answer, for want of a value where there has to be one.</summary>
    Undefined,

    /// <summary>They differ.</summary>
    Wrong,

    /// <summary>It failed otherwise.</summary>
    Failed,
}
