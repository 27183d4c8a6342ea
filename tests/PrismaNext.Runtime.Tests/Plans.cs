using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Shaping;
using PrismaNext.Linq.Sql;

namespace PrismaNext.Runtime.Tests;

/// <summary>Plans written by hand, so that the runtime is tested without the compiler of queries.</summary>
internal static class Plans
{
    public const string Numbers = "SELECT id FROM numbers ORDER BY id";

    /// <summary>The ids 1 to 10,000 of the table that every test database has.</summary>
    public static BoundQuery<int> AllNumbers(ExecutionMode? mode = null, int? batchSize = null) => With(Integers(Numbers), mode, batchSize);

    /// <summary>One column of integers, which can be read in every mode.</summary>
    public static BoundQuery<int> Integers(string sql, ExecutionMode? mode = null, Func<int, int>? select = null)
    {
        select ??= value => value;
        var column = new CopyColumnType("integer", typeof(int), NpgsqlDbType.Integer);
        var query = Sql(sql, reader => select(reader.GetInt32(0)));
        var copy = new CopyPlan<int>(_ => CopyWriter.Write(sql, ["integer"]), new([column], (row, _) => select(row.Value<int>(0))));
        return With(query with { Plan = Copied(query.Plan, new(copy), null) }, mode, null);
    }

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

    public static QueryPlan<T> WithLimit<T>(QueryPlan<T> plan, long limit) => Copied(plan, plan.Copy, limit);

    private static QueryPlan<T> Copied<T>(QueryPlan<T> plan, Lazy<CopyPlan<T>>? copy, long? limit) => new()
    {
        Sql = plan.Sql, Parameters = plan.Parameters, Read = plan.Read, SqlHash = plan.SqlHash, Copy = copy, IsCompiled = true, RowLimit = limit is null ? null : _ => limit,
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
