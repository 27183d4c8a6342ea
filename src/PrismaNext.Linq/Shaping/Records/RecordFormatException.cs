namespace PrismaNext.Linq.Shaping.Records;

/// <summary>Records hold what only the driver can convert, or refuse as it does; never seen outside.</summary>
internal sealed class RecordFormatException : Exception
{
    /// <summary>Whether it is for their types, so that all records are concerned, and not for a value.</summary>
    public bool IsOfTypes { get; init; }
}
