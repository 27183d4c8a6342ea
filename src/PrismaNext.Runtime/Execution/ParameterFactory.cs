using System.Collections;
using System.Collections.Concurrent;
using Npgsql;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Runtime.Execution;

/// <summary>Makes the parameters of one CLR type.</summary>
internal abstract class ParameterFactory
{
    // The server counts microseconds and days from here.
    private static readonly DateOnly Epoch = new(2000, 1, 1);

    // Filled as types come up: each factory is a type of its own to load, and most programs use few.
    private static readonly ConcurrentDictionary<Type, ParameterFactory> Factories = new();

    private static readonly ParameterFactory Untyped = new ReferenceParameterFactory<object>();

    public static ParameterFactory For(Type storeType) => Factories.TryGetValue(storeType, out var known) ? known : Add(storeType);

    /// <summary>A parameter of one value, which is converted already.</summary>
    public abstract NpgsqlParameter Scalar(object value, PgType type);

    /// <summary>A parameter of an array; the elements are not converted yet and may be null.</summary>
    public abstract NpgsqlParameter Array(object values, PgType element);

    /// <summary>The elements, converted to what the driver takes.</summary>
    protected static IEnumerable<object?> Stored(object values, PgType element) =>
        ((IEnumerable)values).Cast<object?>().Select(value => value is null ? null : element.ToStore(value));

    // A type that has no factory of its own is not kept, because it may be one of a user's that is to be unloaded.
    private static ParameterFactory Add(Type type) => Make(type) is { } factory ? Factories.GetOrAdd(type, factory) : Untyped;

    private static ParameterFactory? Make(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => null,
        TypeCode.Boolean => new ValueParameterFactory<bool>(),
        TypeCode.Int16 => new ValueParameterFactory<short>(),
        TypeCode.Int32 => new ValueParameterFactory<int>(),
        TypeCode.Int64 => new ValueParameterFactory<long>(),
        TypeCode.Single => new ValueParameterFactory<float>(),
        TypeCode.Double => new ValueParameterFactory<double>(),
        TypeCode.Decimal => new ValueParameterFactory<decimal>(),
        TypeCode.DateTime => new FiniteParameterFactory<DateTime, long>(DateTime.MinValue, DateTime.MaxValue, ValueKinds.Check, Microseconds),
        TypeCode.String => new TextParameterFactory(),
        TypeCode.Object => MakeOther(type),
        _ => null,
    };

    private static ParameterFactory? MakeOther(Type type)
    {
        if (type == typeof(Guid))
            return new ValueParameterFactory<Guid>();
        if (type == typeof(TimeOnly))
            return new ValueParameterFactory<TimeOnly>();
        if (type == typeof(TimeSpan))
            return new ValueParameterFactory<TimeSpan>();
        if (type == typeof(byte[]))
            return new ReferenceParameterFactory<byte[]>();
        if (type == typeof(DateOnly))
        {
            return new FiniteParameterFactory<DateOnly, int>(
                DateOnly.MinValue, DateOnly.MaxValue, (value, _) => value, value => value.DayNumber - Epoch.DayNumber);
        }

        if (type == typeof(DateTimeOffset))
        {
            return new FiniteParameterFactory<DateTimeOffset, long>(
                DateTimeOffset.MinValue, DateTimeOffset.MaxValue, (value, _) => value.ToUniversalTime(), value => Microseconds(value.UtcDateTime));
        }

        return null;
    }

    private static long Microseconds(DateTime value) => (value.Ticks - Epoch.ToDateTime(default).Ticks) / TimeSpan.TicksPerMicrosecond;
}
