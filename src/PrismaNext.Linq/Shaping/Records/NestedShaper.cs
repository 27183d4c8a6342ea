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
    // The driver looks the type of each field of each record up.
    private volatile TieredDelegate<Func<RecordReader, SlotValues, T>>? _records = records;

    public bool ReadsRecords => _records is not null;

    /// <summary>Reads a column of a row, or of a record that the driver reads.</summary>
    public List<T> Read(DbDataReader reader, int ordinal, SlotValues values)
    {
        // An outer join with a grouped table leaves null, not an empty array, where there is no group.
        if (reader.IsDBNull(ordinal))
            return [];
        if (_records is { } records && reader is NpgsqlDataReader)
        {
            if (ReadBytes(records, reader, ordinal, values) is { } list)
                return list;

            // The database has other types than the contract says, or values that C# cannot hold: the driver converts, or says what is wrong.
            _records = null;
        }

        return ReadByDriver(reader, ordinal, values);
    }

    /// <summary>Reads a field of a record.</summary>
    public List<T> Read(RecordReader reader, int ordinal, SlotValues values) =>
        reader.IsNull(ordinal) ? [] : ReadAll(_records!, reader.GetRecords(ordinal), values); // Nobody asks who does not read records.

    private List<T>? ReadBytes(TieredDelegate<Func<RecordReader, SlotValues, T>> records, DbDataReader reader, int ordinal, SlotValues values)
    {
        var length = (int)reader.GetBytes(ordinal, 0, null, 0, 0);
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            reader.GetBytes(ordinal, 0, bytes, 0, length);
            return ReadAll(records, new RecordReader(bytes, 0), values);
        }
        catch (RecordFormatException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private List<T> ReadAll(TieredDelegate<Func<RecordReader, SlotValues, T>> records, RecordReader reader, SlotValues values)
    {
        if (!reader.Fits(fields))
            throw new RecordFormatException();
        var list = new List<T>(reader.Count);
        for (var i = 0; i < reader.Count; i++)
        {
            reader.Read();
            list.Add(records.Next()(reader, values));
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
