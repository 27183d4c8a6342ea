using Npgsql;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Runtime.Execution;

/// <summary>Makes the parameters of a reference type; with <see cref="object"/> those of every type without a factory of its own.</summary>
internal sealed class ReferenceParameterFactory<T> : ParameterFactory
    where T : class
{
    public override NpgsqlParameter Scalar(object value, PgType type) =>
        typeof(T) != typeof(object) && value is T typed ? new NpgsqlParameter<T> { TypedValue = typed } : new NpgsqlParameter { Value = value };

    public override NpgsqlParameter Array(object values, PgType element)
    {
        if (typeof(T) != typeof(object))
            return new NpgsqlParameter<T?[]> { TypedValue = [.. Stored(values, element).Cast<T?>()] };

        var stored = Stored(values, element).ToArray();
        var isNullable = element.StoreType.IsValueType && stored.Contains(null);
        var array = System.Array.CreateInstance(isNullable ? typeof(Nullable<>).MakeGenericType(element.StoreType) : element.StoreType, stored.Length);
        for (var i = 0; i < stored.Length; i++)
            array.SetValue(stored[i], i);
        return new NpgsqlParameter { Value = array };
    }
}
