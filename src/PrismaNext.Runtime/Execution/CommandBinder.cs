using Npgsql;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Execution;

/// <summary>Makes the driver's command of a statement and its values. Refuses values that the server would store as something else.</summary>
internal static class CommandBinder
{
    public static NpgsqlBatchCommand Bind(string sql, IReadOnlyList<ParameterBinding> parameters, SlotValues values)
    {
        var command = new NpgsqlBatchCommand(sql);
        for (var i = 0; i < parameters.Count; i++)
            command.Parameters.Add(Parameter(parameters[i], values));
        return command;
    }

    private static NpgsqlParameter Parameter(ParameterBinding binding, SlotValues values)
    {
        var type = binding.Type;
        var value = values[binding.Slot];
        if (value is not null && binding.Transform is { } transform)
            value = transform(value);

        var parameter = value switch
        {
            null => new NpgsqlParameter { Value = DBNull.Value },
            _ when type.Element is { } element => ParameterFactory.For(element.StoreType).Array(value, element),
            _ => ParameterFactory.For(type.StoreType).Scalar(type.ToStore(value), type),
        };
        if (type.DbType is { } dbType)
            parameter.NpgsqlDbType = dbType;
        else
            parameter.DataTypeName = type.Name;
        return parameter;
    }
}
