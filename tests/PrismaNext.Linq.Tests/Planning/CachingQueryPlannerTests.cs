using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Tests.Parsing;

namespace PrismaNext.Linq.Tests.Planning;

public sealed class CachingQueryPlannerTests
{
    private static readonly Shop Db = new();

    [Fact]
    public void A_second_run_with_other_values_finds_the_plan()
    {
        var compiler = new CountingCompiler();
        var planner = new CachingQueryPlanner(compiler, 10);

        var first = ByName(planner, "Ann", 3);
        var second = ByName(planner, "Bob", 7);

        Assert.Equal(1, compiler.Compiled);
        Assert.Same(first.Plan, second.Plan);
        Assert.Equal(("Bob", 7), ((string)second.Values[0]!, (int)second.Values[1]!));
        Assert.Equal(new PlanCacheStatistics(Hits: 1, Misses: 1, Evictions: 0, Plans: 1), planner.Statistics);
    }

    [Fact]
    public void Literals_parameter_names_and_results_belong_to_the_structure()
    {
        var compiler = new CountingCompiler();
        var planner = new CachingQueryPlanner(compiler, 10);

        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 1).Expression);
        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 2).Expression);
        planner.Plan<Customer>(Db.Customers.Where(x => x.Id == 1).Expression);
        planner.Plan<object>(Db.Customers.Where(c => c.Id == 1).Expression);
        planner.Plan<Order>(Db.Orders.Where(o => o.Total == 1.0m).Expression);
        planner.Plan<Order>(Db.Orders.Where(o => o.Total == 1.00m).Expression);

        Assert.Equal(6, compiler.Compiled);
    }

    [Fact]
    public void Which_side_of_an_operator_is_a_value_belongs_to_the_structure()
    {
        var n = 4;
        var planner = new CachingQueryPlanner(new CountingCompiler(), 10);

        Assert.Contains("c.Id - $0", planner.Plan<Customer>(Db.Customers.Where(c => c.Id - n == 1).Expression).Plan.Sql, StringComparison.Ordinal);
        Assert.Contains("$0 - c.Id", planner.Plan<Customer>(Db.Customers.Where(c => n - c.Id == 1).Expression).Plan.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_matters_only_where_the_compiler_asked()
    {
        var compiler = new CountingCompiler(facts => facts.IsNull(0));
        var planner = new CachingQueryPlanner(compiler, 10);

        var plain = ByName(planner, "Ann", 1);
        var without = ByName(planner, null, 1);
        var again = ByName(planner, "Bob", 2);

        Assert.Equal(2, compiler.Compiled);
        Assert.NotSame(plain.Plan, without.Plan);
        Assert.Same(plain.Plan, again.Plan);
        Assert.Same(without.Plan, ByName(planner, null, 9).Plan);
    }

    [Fact]
    public void A_null_among_elements_matters_and_their_number_does_not()
    {
        var compiler = new CountingCompiler(facts => facts.HasNullElement(0));
        var planner = new CachingQueryPlanner(compiler, 10);

        ByCities(planner, ["Oslo"]);
        ByCities(planner, ["Oslo", "Rome", "Bern"]);
        ByCities(planner, []);
        ByCities(planner, ["Oslo", null]);

        Assert.Equal(2, compiler.Compiled);
    }

    [Fact]
    public void A_value_that_the_compiler_inspected_is_part_of_the_key()
    {
        var compiler = new CountingCompiler(facts => facts.Inspect(0));
        var planner = new CachingQueryPlanner(compiler, 10);

        planner.Plan<Customer>(Db.Customers.OrderBy(c => c.Name, StringComparer.Ordinal).Expression);
        planner.Plan<Customer>(Db.Customers.OrderBy(c => c.Name, StringComparer.Ordinal).Expression);
        planner.Plan<Customer>(Db.Customers.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Expression);

        Assert.Equal(2, compiler.Compiled);
    }

    [Fact]
    public void The_least_recently_used_plan_goes_first()
    {
        var compiler = new CountingCompiler();
        var planner = new CachingQueryPlanner(compiler, 2);

        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 1).Expression);
        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 2).Expression);
        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 1).Expression);
        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 3).Expression);
        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 1).Expression);

        Assert.Equal(3, compiler.Compiled);
        planner.Plan<Customer>(Db.Customers.Where(c => c.Id == 2).Expression);
        Assert.Equal(4, compiler.Compiled);
        Assert.Equal(new PlanCacheStatistics(Hits: 2, Misses: 4, Evictions: 2, Plans: 2), planner.Statistics);
    }

    [Fact]
    public async Task Concurrent_runs_of_one_structure_compile_once()
    {
        using var compiling = new ManualResetEventSlim();
        var compiler = new CountingCompiler(_ => compiling.Wait());
        var planner = new CachingQueryPlanner(compiler, 10);

        var runs = Enumerable.Range(0, 4).Select(i => Task.Factory.StartNew(() => ByName(planner, "Ann", i), TaskCreationOptions.LongRunning)).ToArray();
        SpinWait.SpinUntil(() => compiler.Compiled > 0);
        compiling.Set();
        var plans = await Task.WhenAll(runs);

        Assert.Equal(1, compiler.Compiled);
        Assert.All(plans, p => Assert.Same(plans[0].Plan, p.Plan));
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        var fails = true;
        var compiler = new CountingCompiler(_ => { if (fails) throw new TimeoutException(); });
        var planner = new CachingQueryPlanner(compiler, 10);

        Assert.Throws<TimeoutException>(() => ByName(planner, "Ann", 1));
        fails = false;
        ByName(planner, "Ann", 1);

        Assert.Equal(2, compiler.Compiled);
        Assert.Equal(1, planner.Statistics.Plans);
    }

    [Fact]
    public void A_query_that_runs_while_another_is_read_does_not_disturb_it()
    {
        var planner = new CachingQueryPlanner(new CountingCompiler(), 10);
        var nested = new Nested(() => ByName(planner, "inner", 5));

        var outer = planner.Plan<Customer>(Db.Customers.Where(c => c.Name == nested.Name && c.Id == 3).Expression);

        Assert.Equal("From<Customer>().Where(c => c.Name == $0 && c.Id == 3)", outer.Plan.Sql);
        Assert.Equal("inner", outer.Values[0]);
    }

    [Fact]
    public void Annotations_become_options_and_the_last_word_holds()
    {
        var planner = new CachingQueryPlanner(new CountingCompiler(), 10);

        var query = planner.Plan<Customer>(
            Db.Customers.WithMode(ExecutionMode.Stream).TagWith("a").WithBatchSize(5).WithMode(ExecutionMode.Cursor).TagWith("b").Expression);

        Assert.Equal((ExecutionMode.Cursor, 5), (query.Options.Mode, query.Options.BatchSize));
        Assert.Equal(["a", "b"], query.Options.Tags);
        Assert.Equal("From<Customer>()", query.Plan.Sql);
    }

    private static BoundQuery<Customer> ByName(CachingQueryPlanner planner, string? name, int count) =>
        planner.Plan<Customer>(Db.Customers.Where(c => c.Name == name).Take(count).Expression);

    private static void ByCities(CachingQueryPlanner planner, List<string?> cities) =>
        planner.Plan<Customer>(Db.Customers.Where(c => cities.Contains(c.City)).Expression);

    private sealed class Nested(Func<BoundQuery<Customer>> run)
    {
        public string Name => (string)run().Values[0]!; // The slot of a name that is given.
    }
}
