namespace PrismaNext.Linq.Shaping.Records;

/// <summary>Records hold what only the driver can read, or refuse as it does; never seen outside.</summary>
internal sealed class RecordFormatException : Exception;
