using System.Data.Common;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Reading of values that the server holds and a CLR type may not; called by emitted code. Nothing is clamped and nothing wraps.</summary>
internal static class NarrowReads
{
    // The CLR types that hold less than the server's, and the names that Npgsql gives those.
    private static readonly Dictionary<Type, string[]> ServerTypes = new()
    {
        [typeof(decimal)] = ["numeric"],
        [typeof(DateTime)] = ["timestamp with time zone", "timestamp without time zone"],
        [typeof(DateTimeOffset)] = ["timestamp with time zone"],
        [typeof(DateOnly)] = ["date"],
        [typeof(TimeOnly)] = ["time without time zone"],
        [typeof(NpgsqlInterval)] = ["interval"],
    };

    public static bool Covers(Type type) => ServerTypes.ContainsKey(type);

    public static T Read<T>(DbDataReader reader, int ordinal)
    {
        T value;
        try
        {
            value = reader.GetFieldValue<T>(ordinal);
        }
        catch (Exception exception) when (IsFailedRead(exception))
        {
            if (IsOutOfRange(exception, typeof(T), reader, ordinal))
                throw RowErrors.ValueOutOfRange(reader.GetDataTypeName(ordinal), typeof(T), exception);
            throw;
        }

        // Npgsql reads infinity as the greatest value of the type, which a finite value may be as well; the raw number tells them apart.
        // Its opposite is what Npgsql stores for the least value, that of a field which nobody has set, and is read as that.
        if (IsGreatest(value) && (value is DateOnly
            ? IsInfinite(reader.GetFieldValue<int>(ordinal))
            : IsInfinite(reader.GetFieldValue<long>(ordinal))))
            throw RowErrors.ValueOutOfRange(reader.GetDataTypeName(ordinal), typeof(T));
        return value;
    }

    public static T[] ReadArray<T>(DbDataReader reader, int ordinal)
    {
        T[] array;
        try
        {
            array = reader.GetFieldValue<T[]>(ordinal);
        }
        catch (Exception exception) when (IsFailedRead(exception))
        {
            if (IsOutOfRange(exception, typeof(T).Unwrap(), reader, ordinal))
                throw RowErrors.ValueOutOfRange(reader.GetDataTypeName(ordinal), typeof(T), exception);
            throw;
        }

        if (!array.Any(IsGreatest))
            return array;
        var hasInfinity = typeof(T).Unwrap() == typeof(DateOnly)
            ? reader.GetFieldValue<int?[]>(ordinal).Any(day => day is { } number && IsInfinite(number))
            : reader.GetFieldValue<long?[]>(ordinal).Any(time => time is { } number && IsInfinite(number));
        return hasInfinity ? throw RowErrors.ValueOutOfRange(reader.GetDataTypeName(ordinal), typeof(T)) : array;
    }

    /// <summary>Reads an array whose elements cannot be null in the program.</summary>
    public static T[] ReadValueArray<T>(DbDataReader reader, int ordinal)
        where T : struct
    {
        try
        {
            return ReadArray<T>(reader, ordinal);
        }
        catch (Exception exception) when (exception is InvalidCastException or PrismaNextException)
        {
            if (HasNull<T>(reader, ordinal))
                throw RowErrors.NullValue(reader.GetDataTypeName(ordinal), typeof(T[]));
            throw;
        }
    }

    public static TimeSpan ToTimeSpan(NpgsqlInterval interval)
    {
        if (interval.Months != 0)
            throw RowErrors.ValueOutOfRange("interval", typeof(TimeSpan));
        try
        {
            return new TimeSpan(checked((interval.Days * TimeSpan.TicksPerDay) + (interval.Time * TimeSpan.TicksPerMicrosecond)));
        }
        catch (OverflowException exception)
        {
            throw RowErrors.ValueOutOfRange("interval", typeof(TimeSpan), exception);
        }
    }

    // The reader can be asked further only when it has left the failed read: in the handler, not in its filter.
    // Npgsql leaves its own buffer where the digits after the point are more than a decimal of that size can have.
    private static bool IsFailedRead(Exception exception) => exception is OverflowException or ArgumentOutOfRangeException or InvalidCastException or IndexOutOfRangeException;

    // An invalid cast says as well that the column is null, or that the types do not match; then the server's name for the type differs.
    private static bool IsOutOfRange(Exception exception, Type type, DbDataReader reader, int ordinal) =>
        exception is not InvalidCastException || (!reader.IsDBNull(ordinal) && IsServerType(reader.GetDataTypeName(ordinal), type));

    private static bool IsServerType(string name, Type type) =>
        ServerTypes.TryGetValue(type, out var names) && names.Contains(name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name);

    private static bool HasNull<T>(DbDataReader reader, int ordinal)
        where T : struct
    {
        try
        {
            return !reader.IsDBNull(ordinal) && reader.GetFieldValue<T?[]>(ordinal).Any(item => item is null);
        }
        catch (Exception exception) when (IsFailedRead(exception))
        {
            return false;
        }
    }

    private static bool IsGreatest<T>(T value) => value switch
    {
        DateTime time => time == DateTime.MaxValue,
        DateTimeOffset time => time == DateTimeOffset.MaxValue,
        DateOnly date => date == DateOnly.MaxValue,
        _ => false,
    };

    private static bool IsInfinite(long microseconds) => microseconds == long.MaxValue;

    private static bool IsInfinite(int days) => days == int.MaxValue;
}
