using System.Buffers;
using System.Data.Common;
using Npgsql;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Shaping.Records;

/// <summary>Turns the records of a nested collection into a list.</summary>
/// <typeparam name="T">What a record becomes.</typeparam>
/// <param name="driver">Reads a record through the driver, whatever its types are.</param>
/// <param name="records">Reads a record from its bytes, which is several times faster; null where there is a type that only the driver knows.</param>
/// <param name="fields">The fields that <paramref name="records"/> reads.</param>
internal sealed class NestedShaper<T>(
    Lazy<TieredDelegate<Func<NpgsqlNestedDataReader, SlotValues, T>>> driver,
    TieredDelegate<Func<RecordReader, SlotValues, T>>? records,
    RecordField?[] fields) : INestedShaper
{
    // What is larger is made for its row and left to the garbage collector: a pool would hold it.
    private const int MaxPooled = 1 << 20;

    // Once the database has shown other types than the contract's.
    private volatile bool _isForDriver = records is null;

    public bool ReadsRecords => records is not null;

    /// <summary>Reads a column of a row, or of a record that the driver reads.</summary>
    public List<T> Read(DbDataReader reader, int ordinal, SlotValues values)
    {
        // An outer join with a grouped table leaves null, not an empty array, where there is no group.
        if (reader.IsDBNull(ordinal))
            return [];
        return _isForDriver || reader is not NpgsqlDataReader ? ReadByDriver(reader, ordinal, values) : ReadBytes(reader, ordinal, values) ?? ReadByDriver(reader, ordinal, values);
    }

    /// <summary>Reads a field of a record; only where the records of records are read from their bytes as well.</summary>
    public List<T> Read(RecordReader reader, int ordinal, SlotValues values) => reader.IsNull(ordinal) ? [] : ReadAll(reader.GetRecords(ordinal), values);

    // Null where the driver has to convert, or to say what is wrong with a value.
    private List<T>? ReadBytes(DbDataReader reader, int ordinal, SlotValues values)
    {
        var length = (int)reader.GetBytes(ordinal, 0, null, 0, 0);
        var bytes = length <= MaxPooled ? ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);
        try
        {
            reader.GetBytes(ordinal, 0, bytes, 0, length);
            return ReadAll(new RecordReader(bytes, 0), values);
        }
        catch (RecordFormatException exception)
        {
            _isForDriver |= exception.IsOfTypes;
            return null;
        }
        finally
        {
            if (length <= MaxPooled)
                ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private List<T> ReadAll(RecordReader reader, SlotValues values)
    {
        if (!reader.Fits(fields))
            throw new RecordFormatException { IsOfTypes = true };
        var list = new List<T>(reader.Count);
        for (var i = 0; i < reader.Count; i++)
        {
            reader.Read();
            list.Add(records!.Next()(reader, values)); // Only who reads records comes here.
        }

        return list;
    }

    private List<T> ReadByDriver(DbDataReader reader, int ordinal, SlotValues values)
    {
        var list = new List<T>();
        using var nested = (NpgsqlNestedDataReader)reader.GetData(ordinal);
        while (nested.Read())
            list.Add(driver.Value.Next()(nested, values));
        return list;
    }
}
