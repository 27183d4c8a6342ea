using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Execution;

/// <summary>Makes the parameters of texts.</summary>
internal sealed class TextParameterFactory : ParameterFactory
{
    public override NpgsqlParameter Scalar(object value, PgType type)
    {
        if (value is not string text)
            return new NpgsqlParameter { Value = value };
        TextCheck.ThrowIfInvalid(text);
        return new NpgsqlParameter<string> { TypedValue = text };
    }

    public override NpgsqlParameter Array(object values, PgType element)
    {
        string?[] texts = [.. Stored(values, element).Cast<string?>()];
        foreach (var text in texts)
            TextCheck.ThrowIfInvalid(text);
        return new NpgsqlParameter<string?[]> { TypedValue = texts };
    }
}
