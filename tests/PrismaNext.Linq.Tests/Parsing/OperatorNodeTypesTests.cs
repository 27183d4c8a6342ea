using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Parsing.Nodes;
using Remotion.Linq;
using Remotion.Linq.Clauses.ResultOperators;
using Remotion.Linq.Parsing.Structure.IntermediateModel;

namespace PrismaNext.Linq.Tests.Parsing;

public sealed class OperatorNodeTypesTests
{
    private static readonly Shop Db = new();

    public static TheoryData<string> Overloads => [.. typeof(Queryable).GetMethods().Where(m => m.IsStatic).Select(m => m.ToString()!)]; // A method has a signature.

    [Theory]
    [MemberData(nameof(Overloads))]
    public void Every_overload_of_Queryable_has_a_node_with_room_for_its_arguments(string signature)
    {
        var method = typeof(Queryable).GetMethods().Single(m => m.ToString() == signature);

        var node = OperatorNodeTypes.Instance.GetNodeType(method);

        Assert.NotNull(node);
        Assert.True(Assert.Single(node.GetConstructors()).GetParameters().Length >= method.GetParameters().Length);
    }

    [Fact]
    public void Overloads_with_an_index_a_comparer_or_a_default_are_ours()
    {
        Assert.All(
            new Delegate[]
            {
                (Func<IQueryable<int>, IEqualityComparer<int>?, IQueryable<int>>)Queryable.Distinct,
                (Func<IQueryable<int>, int, int>)Queryable.FirstOrDefault,
                (Func<IQueryable<int>, Range, IQueryable<int>>)Queryable.Take,
                (Func<IQueryable<int>, int, IQueryable<int>>)Queryable.Append,
                (Func<IQueryable<int>, IComparer<int>?, int>)Queryable.Max,
            },
            operation => Assert.Equal(typeof(SequenceOperatorNode), OperatorNodeTypes.Instance.GetNodeType(operation.Method)));
        Assert.Equal(typeof(TakeExpressionNode), OperatorNodeTypes.Instance.GetNodeType(((Func<IQueryable<int>, int, IQueryable<int>>)Queryable.Take).Method));
    }

    [Fact]
    public void What_makes_a_sequence_of_nothing_is_no_operator() =>
        Assert.All(
            typeof(Enumerable).GetMethods().Where(m => m.Name is "Range" or "Repeat" or "Empty" or "Sequence" or "InfiniteSequence"),
            m => Assert.False(OperatorNodeTypes.IsOperator(m)));

    [Fact]
    public void Joins_of_every_kind_are_parsed()
    {
        Assert.Equal("LeftJoin", Name(Parse(Db.Customers.LeftJoin(Db.Orders, c => c.Id, o => o.CustomerId, (c, o) => new { c, o }))));
        Assert.Equal("RightJoin", Name(Parse(Db.Customers.RightJoin(Db.Orders, c => c.Id, o => o.CustomerId, (c, o) => new { c, o }))));
        Assert.Equal("Join", Name(Parse(Db.Customers.Join(Db.Orders, c => c.Name, o => o.Note, (c, o) => c.Id + o.Id, StringComparer.Ordinal))));
        Assert.Empty(Parse(Db.Customers.Join(Db.Orders, c => c.Id, o => o.CustomerId, (c, o) => c.Id + o.Id)).ResultOperators);
    }

    [Fact]
    public void Groups_of_every_kind_are_parsed()
    {
        Assert.IsType<GroupResultOperator>(Assert.Single(Parse(Db.Customers.GroupBy(c => c.City)).ResultOperators));
        Assert.IsType<GroupResultOperator>(Assert.Single(Parse(Db.Customers.GroupBy(c => c.City, c => c.Id)).ResultOperators));
        Assert.EndsWith("].Key", Parse(Db.Customers.GroupBy(c => c.City, (k, g) => k)).SelectClause.Selector.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("{", Parse(Db.Customers.GroupBy(c => c.City, c => c.Id, (k, g) => g.Count())).SelectClause.Selector.ToString(), StringComparison.Ordinal);
        Assert.Equal("GroupBy", Name(Parse(Db.Customers.GroupBy(c => c.City, StringComparer.Ordinal))));
        Assert.Equal("AggregateBy", Name(Parse(Db.Customers.AggregateBy(c => c.City!, 0, (n, c) => n + c.Id))));
    }

    private static string Name(QueryModel model) => Assert.IsType<SequenceOperator>(Assert.Single(model.ResultOperators)).Name;

    private static QueryModel Parse<T>(IQueryable<T> query) => LinqParser.Parse(Slotted.Of(query).Tree);
}
