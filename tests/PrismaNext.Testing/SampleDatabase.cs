using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime;

namespace PrismaNext.Testing;

/// <summary>A database with the rows of <see cref="SampleData"/>, made by the first test that asks. Its sessions are in a time zone with summer time, which no answer may depend on.</summary>
public static class SampleDatabase
{
    private static readonly Lazy<Task<Postgres>> Client = new(CreateAsync);

    public static Task<Postgres> GetAsync() => Client.Value;

    private static async Task<Postgres> CreateAsync()
    {
        var connectionString = await PostgresFixture.CreateDatabaseAsync("samples");
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await using var table = source.CreateCommand("""
                CREATE TABLE samples (
                    id integer PRIMARY KEY, name text NOT NULL, nick text, letter text NOT NULL, flag boolean NOT NULL, maybe_flag boolean,
                    octet smallint NOT NULL, small smallint NOT NULL, number integer NOT NULL, maybe_number integer, big bigint NOT NULL,
                    amount numeric NOT NULL, maybe_amount numeric, ratio double precision NOT NULL, maybe_ratio double precision, single real NOT NULL,
                    key uuid NOT NULL, at timestamptz NOT NULL, maybe_at timestamptz, local timestamp NOT NULL, moment timestamptz NOT NULL,
                    day date NOT NULL, time time NOT NULL, span interval NOT NULL, maybe_span interval, kind integer NOT NULL, maybe_kind integer, level text NOT NULL,
                    rights integer NOT NULL, tags text[] NOT NULL, numbers integer[] NOT NULL, data bytea NOT NULL)
                """);
            await table.ExecuteNonQueryAsync();
            foreach (var row in SampleData.Rows)
                await InsertAsync(source, row);
        }

        return Postgres.Create(Contract.FromTypes(typeof(Sample)), new PostgresOptions { ConnectionString = connectionString + ";Timezone=Europe/Berlin" });
    }

    private static async Task InsertAsync(NpgsqlDataSource source, Sample row)
    {
        object?[] values =
        [
            row.Id, row.Name, row.Nick, row.Letter.ToString(), row.Flag, row.MaybeFlag, (short)row.Octet, row.Small, row.Number, row.MaybeNumber, row.Big,
            row.Amount, row.MaybeAmount, row.Ratio, row.MaybeRatio, row.Single, row.Key, row.At, row.MaybeAt, row.Local, row.Moment, row.Day, row.Time, row.Span, row.MaybeSpan,
            (int)row.Kind, (int?)row.MaybeKind, row.Level.ToString(), (int)row.Rights, row.Tags, row.Numbers, row.Data,
        ];
        await using var insert = source.CreateCommand($"INSERT INTO samples VALUES ({string.Join(", ", Enumerable.Range(1, values.Length).Select(i => $"${i}"))})");
        foreach (var value in values)
            insert.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await insert.ExecuteNonQueryAsync();
    }
}
