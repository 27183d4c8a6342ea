using Npgsql;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Runtime.Execution;

/// <summary>Makes the parameters of dates and times. The driver writes the least and the greatest value of their types as infinity, which they are not;
/// so these are sent as the numbers of the server's own format.</summary>
internal sealed class FiniteParameterFactory<T, TRaw>(T least, T greatest, Func<T, PgType, T> adjust, Func<T, TRaw> toRaw) : ParameterFactory
    where T : struct, IEquatable<T>
    where TRaw : struct
{
    private readonly ValueParameterFactory<T> _finite = new(adjust);

    public override NpgsqlParameter Scalar(object value, PgType type) =>
        value is T typed && IsExtreme(typed) ? new NpgsqlParameter<TRaw> { TypedValue = toRaw(adjust(typed, type)) } : _finite.Scalar(value, type);

    public override NpgsqlParameter Array(object values, PgType element)
    {
        var stored = Stored(values, element).ToList();
        return stored.Exists(value => value is T typed && IsExtreme(typed))
            ? new NpgsqlParameter<TRaw?[]> { TypedValue = [.. stored.Select(value => value is T typed ? toRaw(adjust(typed, element)) : (TRaw?)null)] }
            : _finite.Array(values, element);
    }

    private bool IsExtreme(T value) => value.Equals(least) || value.Equals(greatest);
}
