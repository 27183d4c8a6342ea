using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Runtime.Tests;

/// <summary>Plans written by hand, so that the runtime is tested without the compiler of queries.</summary>
internal static class Plans
{
    public const string Numbers = "SELECT id FROM numbers ORDER BY id";

    /// <summary>The ids 1 to 10,000 of the table that every test database has.</summary>
    public static BoundQuery<int> AllNumbers(ExecutionMode? mode = null, int? batchSize = null) => With(Sql(Numbers, reader => reader.GetInt32(0)), mode, batchSize);

    public static BoundQuery<int> Integers(string sql, ExecutionMode? mode = null) => With(Sql(sql, reader => reader.GetInt32(0)), mode, null);

    public static BoundQuery<T> Sql<T>(string sql, Func<NpgsqlDataReader, T> read, params (object? Value, PgType Type)[] parameters) =>
        Make(sql, read, Cardinality.Sequence, parameters);

    public static BoundQuery<T> Make<T>(string sql, Func<NpgsqlDataReader, T> read, Cardinality cardinality, params (object? Value, PgType Type)[] parameters)
    {
        var plan = new QueryPlan<T>
        {
            Sql = sql,
            Parameters = [.. parameters.Select((parameter, slot) => new ParameterBinding(slot, parameter.Type))],
            Read = (reader, _) => read(reader),
            Cardinality = cardinality,
            SqlHash = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(sql))),
            IsCompiled = true,
        };
        return new(plan, new SlotValues([.. parameters.Select(parameter => parameter.Value)]), ExecuteOptions.Default);
    }

    public static BoundQuery<T> With<T>(BoundQuery<T> query, ExecutionMode? mode, int? batchSize) =>
        query with { Options = query.Options with { Mode = mode, BatchSize = batchSize } };

    public static QueryPlan<T> WithLimit<T>(QueryPlan<T> plan, long limit) => new()
    {
        Sql = plan.Sql, Parameters = plan.Parameters, Read = plan.Read, SqlHash = plan.SqlHash, IsCompiled = true, RowLimit = _ => limit,
    };

    public static CommandPlan Command(string sql, params (object? Value, PgType Type)[] parameters) => new(
        sql,
        [.. parameters.Select((parameter, slot) => new ParameterBinding(slot, parameter.Type))],
        new SlotValues([.. parameters.Select(parameter => parameter.Value)]))
    {
        IsCompiled = true,
    };

    /// <summary>A query of SQL by hand, as a user's code can make it.</summary>
    public static BoundQuery<int> ByHand(string sql, ExecutionMode mode)
    {
        var compiled = Integers(sql, mode);
        return compiled with { Plan = new QueryPlan<int> { Sql = sql, Parameters = [], Read = compiled.Plan.Read, SqlHash = compiled.Plan.SqlHash } };
    }
}
