using System.Buffers.Binary;
using System.Text;
using NpgsqlTypes;

namespace PrismaNext.Linq.Shaping.Records;

/// <summary>Reads an array of records from the bytes that the server sends for it, field by field, without a copy of any.</summary>
/// <remarks>
/// The formats are those of the server's <c>array_send</c>, <c>record_send</c> and the send functions of the fields' types. Whoever makes one
/// checks by <see cref="Fits"/> that the fields are what the getters expect.
/// </remarks>
internal sealed class RecordReader
{
    private const uint Record = 2249;
    private const int Null = -1;

    // The driver reads text as strictly: bytes that are no text are an error, and not a question mark.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _bytes;

    // Where the length of each field of the current record is; its value follows.
    private readonly int[] _fields;

    private int _next;

    /// <param name="bytes">Holds the array.</param>
    /// <param name="start">Where it begins.</param>
    public RecordReader(byte[] bytes, int start)
    {
        _bytes = bytes;
        if (Int32At(start) == 0)
        {
            _fields = [];
            return;
        }

        // Number of dimensions, whether there are nulls, type of the elements; size and lower bound of the dimension.
        if (Int32At(start) != 1 || (uint)Int32At(start + 8) != Record)
            throw new RecordFormatException { IsOfTypes = true };
        Count = Int32At(start + 12);
        _next = start + 20;
        _fields = new int[Int32At(_next) == Null ? 0 : Int32At(_next + 4)];
    }

    /// <summary>How many records there are.</summary>
    public int Count { get; }

    /// <summary>Whether the first record, and with it every one, has fields of these types.</summary>
    /// <param name="fields">In their order; null where a field is not read.</param>
    public bool Fits(RecordField?[] fields)
    {
        if (Count == 0)
            return true;
        if (_fields.Length < fields.Length)
            return false;
        var position = _next + 8;
        foreach (var field in fields)
        {
            if (field is not null && Array.IndexOf(field.Types, (uint)Int32At(position)) < 0)
                return false;
            position = Behind(position + 4);
        }

        return true;
    }

    /// <summary>Moves to the next record; there must be one.</summary>
    public void Read()
    {
        if (Int32At(_next) == Null)
            throw new RecordFormatException();
        var position = _next + 8;
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i] = position + 4;
            position = Behind(position + 4);
        }

        _next = position;
    }

    public bool IsNull(int ordinal) => Int32At(_fields[ordinal]) == Null;

    public bool GetBoolean(int ordinal) => _bytes[Value(ordinal)] != 0;

    public short GetInt16(int ordinal) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(Value(ordinal)));

    public int GetInt32(int ordinal) => Int32At(Value(ordinal));

    public long GetInt64(int ordinal) => BinaryPrimitives.ReadInt64BigEndian(_bytes.AsSpan(Value(ordinal)));

    public float GetSingle(int ordinal) => BinaryPrimitives.ReadSingleBigEndian(_bytes.AsSpan(Value(ordinal)));

    public double GetDouble(int ordinal) => BinaryPrimitives.ReadDoubleBigEndian(_bytes.AsSpan(Value(ordinal)));

    public decimal GetDecimal(int ordinal) => Numeric.ToDecimal(Bytes(ordinal));

    public string GetString(int ordinal) => Utf8.GetString(Bytes(ordinal));

    public Guid GetGuid(int ordinal) => new(Bytes(ordinal), bigEndian: true);

    public byte[] GetBytes(int ordinal) => Bytes(ordinal).ToArray();

    public DateTime GetUtc(int ordinal) => Moments.ToDateTime(GetInt64(ordinal), DateTimeKind.Utc, "timestamp with time zone");

    public DateTime GetTimestamp(int ordinal) => Moments.ToDateTime(GetInt64(ordinal), DateTimeKind.Unspecified, "timestamp without time zone");

    public DateTimeOffset GetOffset(int ordinal) => Moments.ToDateTimeOffset(GetInt64(ordinal), "timestamp with time zone");

    public DateOnly GetDate(int ordinal) => Moments.ToDate(GetInt32(ordinal));

    public TimeOnly GetTime(int ordinal) => Moments.ToTime(GetInt64(ordinal));

    public NpgsqlInterval GetInterval(int ordinal)
    {
        var value = Bytes(ordinal);
        return new(
            months: BinaryPrimitives.ReadInt32BigEndian(value[12..]),
            days: BinaryPrimitives.ReadInt32BigEndian(value[8..]),
            time: BinaryPrimitives.ReadInt64BigEndian(value));
    }

    /// <summary>The records of a field that is not null.</summary>
    public RecordReader GetRecords(int ordinal) => new(_bytes, Value(ordinal));

    private int Int32At(int position) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(position));

    // Where what follows a value begins, by the position of the value's length.
    private int Behind(int position) => position + 4 + Math.Max(Int32At(position), 0);

    private ReadOnlySpan<byte> Bytes(int ordinal) => _bytes.AsSpan(Value(ordinal), Int32At(_fields[ordinal]));

    private int Value(int ordinal)
    {
        var length = _fields[ordinal];
        return Int32At(length) == Null ? throw new RecordFormatException() : length + 4;
    }
}
