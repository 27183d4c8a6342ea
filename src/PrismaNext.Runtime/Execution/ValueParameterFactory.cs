using Npgsql;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Runtime.Execution;

/// <summary>Makes the parameters of a value type, checked or adjusted where the type has more than one meaning.</summary>
internal sealed class ValueParameterFactory<T>(Func<T, PgType, T>? adjust = null) : ParameterFactory
    where T : struct
{
    public override NpgsqlParameter Scalar(object value, PgType type) =>
        value is T typed ? new NpgsqlParameter<T> { TypedValue = adjust is null ? typed : adjust(typed, type) } : new NpgsqlParameter { Value = value };

    public override NpgsqlParameter Array(object values, PgType element) => values switch
    {
        // To the runtime an array of an enum is one of its numbers, too; a conversion knows which numbers are stored.
        _ when element.Conversion is not null => FromObjects([.. Stored(values, element)], element),
        T[] array when adjust is null => new NpgsqlParameter<T[]> { TypedValue = array },
        List<T> list when adjust is null => new NpgsqlParameter<List<T>> { TypedValue = list },
        IEnumerable<T> sequence => new NpgsqlParameter<T[]> { TypedValue = [.. sequence.Select(value => adjust is null ? value : adjust(value, element))] },
        _ => FromObjects([.. Stored(values, element)], element),
    };

    private NpgsqlParameter FromObjects(object?[] values, PgType element)
    {
        var typed = System.Array.ConvertAll(values, value => value is T known ? adjust is null ? known : adjust(known, element) : (T?)value);
        return values.Contains(null)
            ? new NpgsqlParameter<T?[]> { TypedValue = typed }
            : new NpgsqlParameter<T[]> { TypedValue = System.Array.ConvertAll(typed, value => value.GetValueOrDefault()) };
    }
}
