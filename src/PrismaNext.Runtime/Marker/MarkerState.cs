namespace PrismaNext.Runtime.Marker;

/// <summary>What a database says about the contract it was made for.</summary>
internal enum MarkerState
{
    /// <summary>It has no marker table: nobody keeps one there.</summary>
    NoTable,

    /// <summary>The table is there, but has other columns, or the user may not read it.</summary>
    Unreadable,

    /// <summary>The table has no row for the space <c>app</c>.</summary>
    NoRow,

    /// <summary>There is a row; it names a contract.</summary>
    Found,
}
