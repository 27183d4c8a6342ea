namespace PrismaNext.Runtime.Marker;

/// <summary>What is done about a database whose marker does not name the program's contract.</summary>
public enum MarkerPolicy
{
    /// <summary>Nothing; the marker is not read.</summary>
    Off,

    /// <summary>A message is logged, once in the process for each database and contract. Without a logger the marker is not read.</summary>
    Warn,

    /// <summary>Every use of the database fails until its marker names the contract.</summary>
    Throw,
}
