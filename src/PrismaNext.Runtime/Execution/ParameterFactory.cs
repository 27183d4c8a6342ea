using System.Collections;
using System.Collections.Frozen;
using Npgsql;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Runtime.Execution;

/// <summary>Makes the parameters of one CLR type.</summary>
internal abstract class ParameterFactory
{
    // The server counts microseconds and days from here.
    private static readonly DateOnly Epoch = new(2000, 1, 1);

    private static readonly FrozenDictionary<Type, ParameterFactory> Factories = new ParameterFactory[]
    {
        new ValueParameterFactory<bool>(), new ValueParameterFactory<short>(), new ValueParameterFactory<int>(), new ValueParameterFactory<long>(),
        new ValueParameterFactory<float>(), new ValueParameterFactory<double>(), new ValueParameterFactory<decimal>(), new ValueParameterFactory<Guid>(),
        new FiniteParameterFactory<DateTime, long>(DateTime.MinValue, DateTime.MaxValue, ValueKinds.Check, Microseconds),
        new FiniteParameterFactory<DateTimeOffset, long>(
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, (value, _) => value.ToUniversalTime(), value => Microseconds(value.UtcDateTime)),
        new FiniteParameterFactory<DateOnly, int>(DateOnly.MinValue, DateOnly.MaxValue, (value, _) => value, value => value.DayNumber - Epoch.DayNumber),
        new ValueParameterFactory<TimeOnly>(), new ValueParameterFactory<TimeSpan>(),
        new TextParameterFactory(), new ReferenceParameterFactory<byte[]>(),
    }.ToFrozenDictionary(factory => factory.ClrType);

    private static readonly ParameterFactory Untyped = new ReferenceParameterFactory<object>();

    protected abstract Type ClrType { get; }

    public static ParameterFactory For(Type storeType) => Factories.GetValueOrDefault(storeType, Untyped);

    /// <summary>A parameter of one value, which is converted already.</summary>
    public abstract NpgsqlParameter Scalar(object value, PgType type);

    /// <summary>A parameter of an array; the elements are not converted yet and may be null.</summary>
    public abstract NpgsqlParameter Array(object values, PgType element);

    /// <summary>The elements, converted to what the driver takes.</summary>
    protected static IEnumerable<object?> Stored(object values, PgType element) =>
        ((IEnumerable)values).Cast<object?>().Select(value => value is null ? null : element.ToStore(value));

    private static long Microseconds(DateTime value) => (value.Ticks - Epoch.ToDateTime(default).Ticks) / TimeSpan.TicksPerMicrosecond;
}
