using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Tests.Parsing;

public sealed class SlotExtractorTests
{
    private static readonly Shop Db = new();

    private int Counter { get; set; }

    private int Next => ++Counter;

    [Fact]
    public void A_captured_variable_is_a_slot_and_a_literal_stays()
    {
        var name = "Ann";

        var query = Slotted.Of(Db.Customers.Where(c => c.Name == name && c.Id > 5).Take(10));

        Assert.Equal("From<Customer>().Where(c => c.Name == $0 && c.Id > 5).Take($1)", query.Text);
        Assert.Equal(["Ann", 10], query.Values);
    }

    [Fact]
    public void One_variable_is_one_slot_however_often_it_is_used()
    {
        var id = 7;

        var query = Slotted.Of(Db.Customers.Where(c => c.Id == id || c.Orders.Any(o => o.CustomerId == id)));

        Assert.Equal("From<Customer>().Where(c => c.Id == $0 || c.Orders.Any(o => o.CustomerId == $0))", query.Text);
        Assert.Equal([7], query.Values);
    }

    [Fact]
    public void A_variable_seen_as_nullable_keeps_its_own_type()
    {
        var age = 40;

        var query = Slotted.Of(Db.Customers.Where(c => c.Age == age && c.Id == age));

        Assert.Equal([40], query.Values);
        Assert.Contains("Convert($0, Nullable`1)", query.Tree.ToString());
    }

    [Fact]
    public void A_whole_expression_over_values_is_one_slot()
    {
        var customer = new Customer { Name = "  Ann ", Since = new DateTime(2020, 1, 1) };
        var days = 3;

        var query = Slotted.Of(Db.Customers.Where(c => c.Name == customer.Name.Trim().Insert(0, "x") && c.Since > customer.Since.AddDays(days * 2 - 1)));

        Assert.Equal("From<Customer>().Where(c => c.Name == $0 && c.Since > $1)", query.Text);
        Assert.Equal(["xAnn", new DateTime(2020, 1, 6)], query.Values);
    }

    [Fact]
    public void A_condition_that_the_program_knows_decides_which_side_is_entered()
    {
        var without = Filter(null);
        var with = Filter(new Customer { Name = "Ann" });

        Assert.Equal("From<Customer>().Where(c => true)", without.Text);
        Assert.Equal("From<Customer>().Where(c => c.Name == $0)", with.Text);
        Assert.False(without.Structure.Matches(with.Structure));

        static Slotted Filter(Customer? like) => Slotted.Of(Db.Customers.Where(c => like == null || c.Name == like.Name));
    }

    [Theory]
    [InlineData(true, "From<Customer>().Where(c => true)")]
    [InlineData(false, "From<Customer>().Where(c => c.Name == $0)")]
    public void A_known_right_side_decides_too_and_takes_the_slots_of_the_left_back(bool all, string expected)
    {
        var name = "Ann";

        var query = Slotted.Of(Db.Customers.Where(c => c.Name == name || all));

        Assert.Equal(expected, query.Text);
        Assert.Equal(all ? 0 : 1, query.Values.Count);
    }

    [Fact]
    public void Known_tests_of_conditionals_and_known_alternatives_vanish()
    {
        var byName = true;
        string? city = null;

        var query = Slotted.Of(Db.Customers.OrderBy(c => byName ? c.Name : c.City).Where(c => c.City == (city ?? c.Name) && !byName == false && c.IsActive));

        Assert.Equal("From<Customer>().OrderBy(c => c.Name).Where(c => c.City == c.Name && c.IsActive)", query.Text);
    }

    [Fact]
    public void A_captured_query_is_part_of_the_tree()
    {
        var minimum = 5m;
        var large = Db.Orders.Where(o => o.Total > minimum).Take(3);

        var query = Slotted.Of(Db.Customers.Where(c => large.Any(o => o.CustomerId == c.Id) || Db.Orders.Count(o => o.CustomerId == c.Id) > 2));

        Assert.Equal(
            "From<Customer>().Where(c => From<Order>().Where(o => o.Total > $0).Take($1).Any(o => o.CustomerId == c.Id)"
            + " || From<Order>().Count(o => o.CustomerId == c.Id) > 2)",
            query.Text);
        Assert.Equal([5m, 3], query.Values);
    }

    [Fact]
    public void A_query_composed_by_a_method_of_the_user_is_part_of_the_tree()
    {
        var query = Slotted.Of(Db.Customers.Where(c => LargerThan(Db.Orders, 9m).Any(o => o.CustomerId == c.Id)));

        Assert.Equal("From<Customer>().Where(c => From<Order>().Where(o => o.Total > $0).Any(o => o.CustomerId == c.Id))", query.Text);
    }

    [Fact]
    public void A_query_hidden_behind_IEnumerable_is_not_run()
    {
        IEnumerable<Order> orders = Db.Orders;

        var query = Slotted.Of(Db.Customers.Where(c => orders.Where(o => o.Total > 1).Any(o => o.CustomerId == c.Id)));

        Assert.Equal("From<Customer>().Where(c => From<Order>().Where(o => o.Total > 1m).Any(o => o.CustomerId == c.Id))", query.Text);
    }

    [Fact]
    public void A_captured_predicate_is_part_of_the_tree()
    {
        var minimum = 5m;
        Expression<Func<Order, bool>> isLarge = o => o.Total > minimum;

        var query = Slotted.Of(Db.Customers.Where(c => c.Orders.AsQueryable().Any(isLarge) && c.Orders.Any(isLarge.Compile()) && c.Orders.All(o => isLarge.Compile()(o))));

        Assert.Equal(
            "From<Customer>().Where(c => c.Orders.AsQueryable().Any(o => o.Total > $0) && c.Orders.Any(o => o.Total > $0) && c.Orders.All(o => o.Total > $0))",
            query.Text);
    }

    [Fact]
    public void An_invoked_lambda_is_replaced_by_its_body()
    {
        Expression<Func<Customer, int>> twice = c => c.Id * 2;
        var parameter = Expression.Parameter(typeof(Customer), "x");
        var predicate = Expression.Lambda<Func<Customer, bool>>(Expression.GreaterThan(Expression.Invoke(twice, parameter), Expression.Constant(4)), parameter);

        Assert.Equal("From<Customer>().Where(x => x.Id * 2 > 4)", Slotted.Of(Db.Customers.Where(predicate)).Text);
    }

    [Fact]
    public void Contains_has_one_shape_for_every_collection()
    {
        int[] array = [1, 2];
        List<int> list = [1, 2];
        HashSet<int> set = [1, 2];
        var collection = new Customer { Orders = [] }.Orders;
        IEnumerable<int> sequence = list;
        int?[] nullable = [1, null];
        Kind[] kinds = [Kind.Member];
        string[] names = ["a"];

        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Id))", Slotted.Of(Db.Customers.Where(c => array.Contains(c.Id))).Text);
        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Id))", Slotted.Of(Db.Customers.Where(c => list.Contains(c.Id))).Text);
        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Id))", Slotted.Of(Db.Customers.Where(c => set.Contains(c.Id))).Text);
        Assert.Equal("From<Order>().Where(o => $0.Contains(o))", Slotted.Of(Db.Orders.Where(o => collection.Contains(o))).Text);
        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Id))", Slotted.Of(Db.Customers.Where(c => sequence.Contains(c.Id))).Text);
        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Age))", Slotted.Of(Db.Customers.Where(c => nullable.Contains(c.Age))).Text);
        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Kind))", Slotted.Of(Db.Customers.Where(c => kinds.Contains(c.Kind))).Text);
        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Name))", Slotted.Of(Db.Customers.Where(c => names.Contains(c.Name))).Text);
        Assert.Equal("From<Customer>().Where(c => c.Tags.Contains(\"a\"))", Slotted.Of(Db.Customers.Where(c => c.Tags.Contains("a"))).Text);
        Assert.Equal("From<Customer>().Where(c => c.Scores.Contains(1))", Slotted.Of(Db.Customers.Where(c => c.Scores.Contains(1))).Text);
        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Id))", Slotted.Of(Db.Customers.Where(c => new[] { 1, 2 }.Contains(c.Id))).Text);
    }

    [Fact]
    public void A_set_with_its_own_equality_says_so()
    {
        var names = new HashSet<string>(["ann"], StringComparer.OrdinalIgnoreCase);

        var query = Slotted.Of(Db.Customers.Where(c => names.Contains(c.Name)));

        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Name, $1))", query.Text);
        Assert.Same(StringComparer.OrdinalIgnoreCase, query.Values[1]);
    }

    [Fact]
    public void Spans_of_arrays_are_the_arrays()
    {
        string[] tags = ["a", "b"];

        var query = Slotted.Of(Db.Customers.Where(c => c.Tags.SequenceEqual(tags) && c.Tags.IndexOf("a") == 0));

        Assert.Equal("From<Customer>().Where(c => c.Tags.SequenceEqual($0) && Array.IndexOf(c.Tags, \"a\") == 0)", query.Text);
    }

    [Fact]
    public void Enums_are_compared_as_enums()
    {
        var kind = Kind.Member;
        Kind? former = Kind.Guest;
        var number = 1;

        Assert.Equal(
            "From<Customer>().Where(c => c.Kind == Kind.Member && c.Kind != $0 && c.FormerKind == $0 && c.FormerKind == $1 && c.FormerKind == null)",
            Slotted.Of(Db.Customers.Where(c => c.Kind == Kind.Member && c.Kind != kind && c.FormerKind == kind && c.FormerKind == former && c.FormerKind == null)).Text);
        Assert.Equal("From<Customer>().Where(c => c.Kind == $0)", Slotted.Of(Db.Customers.Where(c => (int)c.Kind == number)).Text);
        Assert.Equal("From<Customer>().Where(c => (int)c.Kind == c.Id)", Slotted.Of(Db.Customers.Where(c => (int)c.Kind == c.Id)).Text);
        Assert.Equal("From<Customer>().Where(c => c.Kind == c.FormerKind)", Slotted.Of(Db.Customers.Where(c => c.Kind == c.FormerKind)).Text);
        Assert.Equal("From<Customer>().Where(c => c.Name[0] == 'a')", Slotted.Of(Db.Customers.Where(c => c.Name[0] == 'a')).Text);
    }

    [Fact]
    public void What_the_server_computes_for_each_row_is_left_in_the_tree()
    {
        Assert.Equal("From<Customer>().Select(c => Guid.NewGuid())", Slotted.Of(Db.Customers.Select(c => Guid.NewGuid())).Text);
        Assert.Equal("From<Customer>().OrderBy(c => Random.Shared.NextDouble())", Slotted.Of(Db.Customers.OrderBy(c => Random.Shared.NextDouble())).Text);
        Assert.Equal("From<Customer>().OrderBy(c => new Random().Next())", Slotted.Of(Db.Customers.OrderBy(c => new Random().Next())).Text);
    }

    [Fact]
    public void The_clock_is_read_once()
    {
        var query = Slotted.Of(Db.Customers.Where(c => c.Since < DateTime.UtcNow && c.Since > DateTime.UtcNow.AddDays(-1)));

        Assert.Equal(((DateTime)query.Values[0]!).AddDays(-1), query.Values[1]);
    }

    [Fact]
    public void A_property_of_the_user_is_read_once_even_when_the_tree_is_built()
    {
        var query = Slotted.Of(Db.Customers.Where(c => c.Id == Next));

        Assert.Equal(1, Counter);
        Assert.Equal([1], query.Values);
    }

    [Fact]
    public void An_exception_of_the_users_code_surfaces_as_it_is()
    {
        Assert.Throws<TimeoutException>(() => Slotted.Of(Db.Customers.Where(c => c.Id == Failing())));
        Assert.Throws<NullReferenceException>(() => Slotted.Of(Db.Customers.Where(c => c.Name == NoCustomer()!.Name)));
    }

    [Fact]
    public void New_objects_are_made_for_each_row_and_compared_as_values()
    {
        var id = 3;

        Assert.Equal(
            "From<Customer>().Select(c => new Order { Id = $0, Note = \"x\" })",
            Slotted.Of(Db.Customers.Select(c => new Order { Id = id, Note = "x" })).Text);
        Assert.Equal(
            "From<Customer>().Where(c => new { c.Id, c.Name } == new { Id = 1, Name = $0 })",
            Slotted.Of(Db.Customers.Where(c => new { c.Id, c.Name } == new { Id = 1, Name = id.ToString(null, null) })).Text);
        Assert.IsType<Order>(Slotted.Of(Db.Orders.Where(o => o == new Order { Id = id })).Values[0]);
        Assert.Equal("From<Customer>().Where(c => c.Since > $0)", Slotted.Of(Db.Customers.Where(c => c.Since > new DateTime(2020, 1, 1))).Text);
    }

    [Fact]
    public void Operators_over_local_sequences_run_here_unless_they_see_a_row()
    {
        int[] ids = [1, 2, 3, 4];

        var query = Slotted.Of(Db.Customers.Where(c => ids.Where(i => i > 2 && ids.Contains(i)).Contains(c.Id) && ids.Any(i => i == c.Id)));

        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Id) && $1.Any(i => i == c.Id))", query.Text);
        Assert.Equal([3, 4], Assert.IsType<List<int>>(query.Values[0]));
    }

    [Fact]
    public void A_local_collection_is_one_slot_wherever_a_sequence_may_stand()
    {
        int[] ids = [1, 2];

        var query = Slotted.Of(from c in Db.Customers.Where(c => ids.AsQueryable().Contains(c.Id)) from i in ids select c.Id + i);

        Assert.Equal("From<Customer>().Where(c => $0.Contains(c.Id)).SelectMany(c => $1, (c, i) => c.Id + i)", query.Text);
        Assert.All(query.Values, v => Assert.Equal(ids, v));
        Assert.Equal("From<Customer>().Select(c => c.Id).Union($0)", Slotted.Of(Db.Customers.Select(c => c.Id).Union(ids)).Text);
    }

    [Fact]
    public void Annotations_leave_the_tree()
    {
        var plain = Slotted.Of(Db.Customers.Where(c => c.Id == 1).Take(2));
        var annotated = Slotted.Of(Db.Customers.TagWith("first").Where(c => c.Id == 1).WithBatchSize(5).Take(2).TagWith("second"));

        Assert.Equal(["first", 5, "second"], annotated.Annotations);
        Assert.True(plain.Structure.Matches(annotated.Structure));
    }

    [Fact]
    public void Interpolation_keeps_the_types_of_its_values()
    {
        var number = 5;

        var query = Slotted.Of(Db.Customers.Select(c => $"{c.Name} {number}"));

        Assert.Equal("From<Customer>().Select(c => string.Format(\"{0} {1}\", c.Name, $0))", query.Text);
        Assert.Contains("Convert($0, Object)", query.Tree.ToString());
    }

    [Fact]
    public void Nullable_members_of_values_are_values()
    {
        int? age = 5;
        int? none = null;

        var query = Slotted.Of(Db.Customers.Where(c => c.Id == age.Value && (none.HasValue || c.Age == none) && c.Id != none.GetValueOrDefault(9)));

        Assert.Equal("From<Customer>().Where(c => c.Id == $0 && c.Age == $1 && c.Id != $2)", query.Text);
        Assert.Equal([5, null, 9], query.Values);
    }

    [Fact]
    public void Terminal_operators_are_read_like_the_others()
    {
        var id = 4;

        Assert.Equal("From<Customer>().FirstOrDefault(c => c.Id == $0)", Slotted.Of(Db.Customers, q => q.FirstOrDefault(c => c.Id == id)).Text);
        Assert.Equal("From<Customer>().Select(c => c.Id).Contains($0)", Slotted.Of(Db.Customers.Select(c => c.Id), q => q.Contains(id)).Text);
    }

    [Fact]
    public void A_query_of_another_library_is_refused()
    {
        var foreign = new ForeignQuery<Order>();

        var error = Assert.Throws<PrismaNextException>(() => Slotted.Of(Db.Customers.Where(c => foreign.Any(o => o.CustomerId == c.Id))));

        Assert.Equal("PLAN.FOREIGN_QUERY", error.Code);
    }

    private static IQueryable<Order> LargerThan(IQueryable<Order> orders, decimal minimum) => orders.Where(o => o.Total > minimum);

    private static int Failing() => throw new TimeoutException();

    private static Customer? NoCustomer() => null;

    private sealed class ForeignQuery<T> : IQueryable<T>
    {
        public Type ElementType => typeof(T);

        public Expression Expression => Expression.Constant(this);

        public IQueryProvider Provider => Array.Empty<T>().AsQueryable().Provider;

        public IEnumerator<T> GetEnumerator() => Enumerable.Empty<T>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
