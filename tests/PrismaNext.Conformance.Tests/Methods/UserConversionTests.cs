using System.Globalization;
using Npgsql;
using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime;
using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

/// <summary>Values that are stored in a form that a user chose: they can be told apart, fetched and grouped; what is more than that is the client's.</summary>
public sealed class UserConversionTests
{
    private static readonly Contract Contract = Contract.Build(c => c.UseSnakeCase().Entity<Parcel>(e =>
    {
        e.ToTable("parcels").Property(p => p.IsFragile).HasConversion<string>(f => f ? "y" : "n", s => s == "y");
        e.Property(p => p.IsInsured).HasConversion<string>(f => f == true ? "y" : "n", s => s == "y");
        e.Property(p => p.Weight).HasConversion<string>(w => w.ToString(CultureInfo.InvariantCulture), s => int.Parse(s, CultureInfo.InvariantCulture));
        e.Property(p => p.SentAt).HasConversion<long>(t => t.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc));
        e.Property(p => p.Price).HasConversion<int>(p => p!.Cents, cents => new Price(cents));
        e.Property(p => p.Duty).HasConversion<int>(p => p.Cents, cents => new Price(cents));
        e.Property(p => p.Bid).HasConversion<string>(p => p.Cents.ToString(CultureInfo.InvariantCulture), s => new Price(int.Parse(s, CultureInfo.InvariantCulture)));
    }));

    private static readonly Parcel[] Rows =
    [
        .. Enumerable.Range(1, 12).Select(i => new Parcel
        {
            Id = i, IsFragile = i % 2 == 0, IsInsured = i % 3 == 0 ? null : i % 3 == 1, IsPaid = i % 4 < 2, Weight = i * 3, Allowed = i * 9 % 20,
            SentAt = new DateTime(2024, 1, i, 0, 0, 0, DateTimeKind.Utc), Price = i % 5 == 0 ? null : new Price(i), Duty = new Price(i % 4), Bid = new Price(i % 2 == 0 ? i : 1),
        }),
    ];

    private static readonly Lazy<Task<Postgres>> Opened = new(OpenAsync);

    [Fact]
    public Task A_flag_is_a_condition() => CheckAsync(q => q.Where(p => p.IsFragile && !p.IsPaid || !p.IsFragile && p.Id > 9).Select(p => p.Id));

    [Fact]
    public Task A_flag_that_may_be_null_is_a_condition() => CheckAsync(q => q.Where(p => p.IsInsured == true || p.IsInsured == null && p.IsFragile).Select(p => p.Id));

    [Fact]
    public Task A_flag_compared_with_another() => CheckAsync(q => q.Where(p => p.IsFragile == p.IsPaid).Select(p => p.Id));

    [Fact]
    public Task A_flag_as_a_value() => CheckAsync(q => q.Select(p => new { p.Id, p.IsFragile, p.IsInsured, Not = !p.IsFragile, One = p.IsFragile ? 1 : 2, Both = p.IsFragile & p.IsPaid }));

    [Fact]
    public Task A_flag_as_a_key() => CheckAsync(q => q.GroupBy(p => p.IsFragile).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count(), Insured = g.Count(p => p.IsInsured == true) }));

    [Fact]
    public Task Values_of_one_form_are_compared() => CheckAsync(q => q.Where(p => p.Price == p.Duty).Select(p => p.Id));

    [Fact]
    public Task Values_of_one_form_join() => CheckAsync(q => q.Join(q, p => p.Price, p => p.Duty, (p, other) => new { p.Id, Other = other.Id }));

    [Fact]
    public Task One_of_two_forms_is_chosen_by_the_client() => CheckAsync(q => q.Select(p => new { p.Id, Chosen = p.IsPaid ? p.Price : p.Bid, Other = p.Price ?? p.Bid, Number = p.IsPaid ? p.Weight : p.Allowed }));

    [Fact]
    public Task Calculations_and_parts_are_the_clients() => CheckAsync(q => q.Select(p => new { p.Id, Next = p.Weight + 1, Minus = -p.Weight, p.SentAt.Year, p.SentAt.Day, Wide = (long)p.Weight, Text = "n" + p.Weight, Greater = Math.Max(p.Weight, p.Allowed), p.Duty.Cents }));

    [Theory]
    [InlineData("equal", "PLAN.CONVERSIONS_DIFFER")]
    [InlineData("join", "PLAN.CONVERSIONS_DIFFER")]
    [InlineData("union", "PLAN.SET_ELEMENTS_DIFFER")]
    [InlineData("sum", "PLAN.OPERATOR_UNSUPPORTED")]
    [InlineData("calculation", "PLAN.EXPRESSION_UNSUPPORTED")]
    [InlineData("part", "PLAN.MEMBER_UNSUPPORTED")]
    [InlineData("function", "PLAN.METHOD_UNSUPPORTED")]
    public async Task What_the_stored_form_cannot_answer_is_refused(string what, string code)
    {
        var parcels = (await Opened.Value).From<Parcel>();
        object Run() => what switch
        {
            "equal" => parcels.Where(p => p.Price == p.Bid).ToList(),
            "join" => parcels.Join(parcels, p => p.Weight, p => p.Allowed, (p, other) => p.Id).ToList(),
            "union" => parcels.Select(p => p.Duty).Union(parcels.Select(p => p.Bid)).ToList(),
            "sum" => parcels.Sum(p => p.Weight),
            "calculation" => parcels.Where(p => p.Weight + 1 == 4).ToList(),
            "part" => parcels.Where(p => p.SentAt.Year == 2024).ToList(),
            _ => parcels.Where(p => Math.Abs(p.Weight) == 3).ToList(),
        };
        Assert.Equal(code, Assert.Throws<PrismaNextException>((Func<object>)Run).Code);
    }

    private static async Task CheckAsync<T>(Func<IQueryable<Parcel>, IQueryable<T>> query)
    {
        var expected = ResultTree.Of(query(Rows.AsQueryable()).ToList());
        var actual = ResultTree.Of(query((await Opened.Value).From<Parcel>()).ToList());
        Assert.NotEmpty(Assert.IsType<List<object?>>(expected));
        Assert.True(ResultTree.AreEqual(expected, actual, RowOrder.None), $"Expected: {ResultTree.Print(expected)}\nActual:   {ResultTree.Print(actual)}");
    }

    private static async Task<Postgres> OpenAsync()
    {
        var connectionString = await PostgresFixture.CreateDatabaseAsync("parcels");
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var create = source.CreateCommand(TableWriter.Create(Contract.Find(typeof(Parcel))!))) // It is the contract's only entity.
            await create.ExecuteNonQueryAsync();
        foreach (var (table, values) in Rows.SelectMany(row => TableWriter.Rows(Contract, row)))
        {
            await using var insert = source.CreateCommand($"INSERT INTO {table} ({string.Join(", ", values.Select(v => v.Column.Name))}) VALUES ({string.Join(", ", values.Select((_, i) => $"${i + 1}"))})");
            foreach (var (column, value) in values)
                insert.Parameters.Add(new() { Value = value ?? DBNull.Value, DataTypeName = column.Type.Name });
            await insert.ExecuteNonQueryAsync();
        }

        return Postgres.Create(Contract, new PostgresOptions { ConnectionString = connectionString });
    }
}
