using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Shaping;

/// <summary>Turns rows into values.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <remarks>Safe to use from several threads, each with a reader of its own.</remarks>
internal sealed class RowShaper<T>(TieredDelegate<Func<NpgsqlDataReader, SlotValues, T>> shaper)
{
    public T Read(NpgsqlDataReader reader, SlotValues values)
    {
        try
        {
            return shaper.Next()(reader, values);
        }
        catch (Exception exception) when (exception is InvalidCastException or OverflowException && exception.Source == nameof(Npgsql))
        {
            // What the user's own code throws, which may run here too, stays what it is.
            throw RowErrors.ColumnMismatch(exception);
        }
    }
}
