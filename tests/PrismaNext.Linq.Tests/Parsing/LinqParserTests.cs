using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using Remotion.Linq;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.ResultOperators;
using Remotion.Linq.Clauses.StreamedData;

namespace PrismaNext.Linq.Tests.Parsing;

public sealed class LinqParserTests
{
    private static readonly Shop Db = new();

    [Fact]
    public void Standard_operators_become_clauses()
    {
        var model = Parse(Db.Customers.Where(c => c.Id > 5).OrderBy(c => c.Name).ThenByDescending(c => c.Id).Select(c => c.Name).Take(3));

        Assert.Equal("c", model.MainFromClause.ItemName);
        Assert.IsType<EntityRootExpression>(model.MainFromClause.FromExpression);
        Assert.IsType<WhereClause>(model.BodyClauses[0]);
        Assert.Equal(2, Assert.IsType<OrderByClause>(model.BodyClauses[1]).Orderings.Count);
        Assert.IsType<TakeResultOperator>(Assert.Single(model.ResultOperators));
    }

    [Fact]
    public void An_operator_that_re_linq_lacks_keeps_its_lambda()
    {
        var model = Parse(Db.Customers.Where(c => c.Id > 5).DistinctBy(c => c.City));

        var distinct = Operator(model);
        Assert.Equal("DistinctBy", distinct.Name);
        Assert.True(distinct.IsSequence);
        Assert.Equal(typeof(Customer), distinct.ItemType);
        Assert.Equal("c => c.City", Assert.IsType<LambdaExpression>(Assert.Single(distinct.Arguments), exactMatch: false).ToString());
        Assert.Equal(typeof(IQueryable<Customer>), model.GetOutputDataInfo().DataType);
    }

    [Fact]
    public void What_follows_an_operator_of_ours_wraps_it()
    {
        var model = Parse(Db.Customers.Index().Where(x => x.Index > 2).Select(x => x.Item.Name));

        var inner = Assert.IsType<SubQueryExpression>(model.MainFromClause.FromExpression).QueryModel;
        Assert.Equal("Index", Operator(inner).Name);
        Assert.Equal("[x].Item2.Name", model.SelectClause.Selector.ToString());
    }

    [Fact]
    public void A_group_after_an_operator_refers_to_the_items_that_flow_out_of_it()
    {
        foreach (var query in (IQueryable[])[Db.Customers.Index().GroupBy(x => x.Index % 2), Db.Customers.Distinct().GroupBy(x => x.Name), Db.Customers.GroupBy(x => x.Name).GroupBy(x => x.Key)])
        {
            var model = Parse(query);
            var group = Assert.IsType<GroupResultOperator>(Assert.Single(model.ResultOperators));
            Assert.Same(model.MainFromClause, Assert.IsType<QuerySourceReferenceExpression>(group.ElementSelector).ReferencedQuerySource);
            Assert.Single(Assert.IsType<SubQueryExpression>(model.MainFromClause.FromExpression).QueryModel.ResultOperators);
        }
    }

    [Fact]
    public void A_lambda_of_a_nested_operator_sees_the_outer_item()
    {
        var model = Parse(Db.Customers.Select(c => c.Orders.Where(o => o.CustomerId == c.Id).Zip(Db.Orders.Where(o => o.CustomerId == c.Id), (a, b) => a.Total + b.Total + c.Id)));

        var nested = Assert.IsType<SubQueryExpression>(model.SelectClause.Selector).QueryModel;
        var zip = Operator(nested);
        Assert.Equal("(a, b) => ((a.Total + b.Total) + Convert([c].Id, Decimal))", zip.Arguments[1].ToString());
        Assert.Contains("[o].CustomerId == [c].Id", Assert.IsType<SubQueryExpression>(zip.Arguments[0]).QueryModel.ToString());
    }

    [Fact]
    public void Three_levels_resolve_to_their_own_sources()
    {
        var model = Parse(Db.Customers.Where(c => c.Orders.Any(o => o.Lines.TakeWhile(l => l.Id > o.Id && l.Quantity > c.Id).Any())));

        var orders = Assert.IsType<SubQueryExpression>(Assert.IsType<WhereClause>(model.BodyClauses[0]).Predicate).QueryModel;
        var lines = Assert.IsType<SubQueryExpression>(Assert.IsType<WhereClause>(orders.BodyClauses[0]).Predicate).QueryModel;
        var takeWhile = Assert.IsType<SequenceOperator>(lines.ResultOperators[0]);
        Assert.Equal("l => ((l.Id > [o].Id) AndAlso (l.Quantity > [c].Id))", takeWhile.Arguments[0].ToString());
    }

    [Fact]
    public void A_sub_query_inside_a_lambda_of_ours_refers_to_its_parameter()
    {
        var model = ParseTerminal(q => q.MaxBy(c => c.Orders.Count(o => o.Total > c.Id)));

        var lambda = Assert.IsType<LambdaExpression>(Operator(model).Arguments[0], exactMatch: false);
        var nested = Assert.IsType<SubQueryExpression>(lambda.Body).QueryModel;
        Assert.Same(lambda.Parameters[0], Assert.IsType<MemberExpression>(nested.MainFromClause.FromExpression, exactMatch: false).Expression);
    }

    [Fact]
    public void Order_is_an_order_by_the_item_itself()
    {
        var model = Parse(Db.Customers.Select(c => c.Id).Order().ThenByDescending(i => -i));

        Assert.Equal(["[c].Id", "-[c].Id"], Assert.IsType<OrderByClause>(Assert.Single(model.BodyClauses)).Orderings.Select(o => o.Expression.ToString()));
    }

    [Fact]
    public void An_ordering_after_one_with_a_comparer_stays_with_it()
    {
        var model = Parse(Db.Customers.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id));

        Assert.Equal(["OrderBy", "ThenBy"], model.ResultOperators.Cast<SequenceOperator>().Select(o => o.Name));
        Assert.All(model.ResultOperators.Cast<SequenceOperator>(), o => Assert.Equal(2, o.Arguments.Count));
    }

    [Fact]
    public void A_text_is_a_sequence_only_where_its_characters_are_looked_at()
    {
        var model = Parse(Db.Customers.Where(c => c.Name.FirstOrDefault() == 'x' && c.Name.Contains('y') && c.Name.Any(ch => char.IsDigit(ch))));

        var predicate = Assert.IsType<WhereClause>(model.BodyClauses[0]).Predicate.ToString();
        Assert.StartsWith("(((Convert([c].Name.FirstOrDefault(), Int32) == 120) AndAlso [c].Name.Contains(y)) AndAlso {from Char ch in [c].Name", predicate, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_can_be_the_source_of_a_sub_query()
    {
        var model = Parse(Db.Customers.Where(c => c.Name.Split(',', StringSplitOptions.None).Any(part => part == c.City)));

        var nested = Assert.IsType<SubQueryExpression>(Assert.IsType<WhereClause>(model.BodyClauses[0]).Predicate).QueryModel;
        Assert.Equal("Split", Assert.IsType<MethodCallExpression>(nested.MainFromClause.FromExpression, exactMatch: false).Method.Name);
    }

    [Fact]
    public void A_copy_in_the_middle_vanishes_and_one_at_the_end_stays()
    {
        var model = Parse(Db.Customers.Select(c => c.Orders.ToList().AsEnumerable().Where(o => o.Total > 0).Select(o => o.Id).ToList()));

        var nested = Assert.IsType<SubQueryExpression>(model.SelectClause.Selector).QueryModel;
        Assert.Equal("[c].Orders", nested.MainFromClause.FromExpression.ToString());
        Assert.Equal("ToList", Operator(nested).Name);
        Assert.Equal(typeof(List<int>), model.SelectClause.Selector.Type);
    }

    [Fact]
    public void AsQueryable_over_a_navigation_vanishes()
    {
        var model = Parse(Db.Customers.Where(c => c.Orders.AsQueryable().Any(o => o.Total > 5)));

        var nested = Assert.IsType<SubQueryExpression>(Assert.IsType<WhereClause>(model.BodyClauses[0]).Predicate).QueryModel;
        Assert.Equal("[c].Orders", nested.MainFromClause.FromExpression.ToString());
        Assert.IsType<AnyResultOperator>(Assert.Single(nested.ResultOperators));
    }

    [Fact]
    public void Members_of_tuples_are_what_they_were_made_of()
    {
        var model = Parse(Db.Customers.Select(c => new ValueTuple<int, string>(c.Id, c.Name)).Where(t => t.Item1 > 3).Select(t => Tuple.Create(t.Item2, 1)).Select(t => t.Item1));

        Assert.Equal("[c].Name", model.SelectClause.Selector.ToString());
        Assert.Equal("([c].Id > 3)", Assert.IsType<WhereClause>(Assert.Single(model.BodyClauses)).Predicate.ToString());
    }

    [Fact]
    public void Cloning_a_model_clones_the_operator_that_its_items_refer_to()
    {
        var clone = Parse(Db.Customers.GroupBy(x => x.Name).Select(g => g.Key).Index()).Clone();

        var index = Assert.IsType<SequenceOperator>(Assert.Single(clone.ResultOperators));
        Assert.Same(index, Assert.IsType<QuerySourceReferenceExpression>(Assert.IsType<StreamedSequenceInfo>(clone.GetOutputDataInfo()).ItemExpression).ReferencedQuerySource);
    }

    [Fact]
    public void Exceptions_of_the_parser_are_coded()
    {
        var query = Expression.Call(typeof(Math), nameof(Math.Abs), null, Expression.Constant(1));

        var error = Assert.Throws<PrismaNextException>(() => LinqParser.Parse(query));

        Assert.Equal("PLAN.QUERY_UNSUPPORTED", error.Code);
    }

    private static QueryModel Parse(IQueryable query) => LinqParser.Parse(query.Expression);

    private static QueryModel ParseTerminal<T>(Expression<Func<IQueryable<Customer>, T>> terminal) =>
        LinqParser.Parse(((MethodCallExpression)terminal.Body).Update(null, [Db.Customers.Expression, .. ((MethodCallExpression)terminal.Body).Arguments.Skip(1)]));

    private static SequenceOperator Operator(QueryModel model) => Assert.IsType<SequenceOperator>(Assert.Single(model.ResultOperators));
}
