namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>How much of the order of a result a query decides.</summary>
internal enum RowOrder
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The order of the rows, but not of the collections in them.</summary>
    Rows,

    /// <summary>All.</summary>
    All,
}
