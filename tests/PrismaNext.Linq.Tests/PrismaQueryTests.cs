using System.Linq.Expressions;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Tests.Parsing;
using PrismaNext.Linq.Tests.Planning;

namespace PrismaNext.Linq.Tests;

/// <summary>The operators that a query has as methods of its own compose what LINQ's compose.</summary>
public sealed class PrismaQueryTests
{
    private static readonly Shop Db = new();

    [Fact]
    public void The_tree_is_the_one_that_LINQ_composes()
    {
        var own = Db.From<Customer>().Where(c => c.Id > 1).OrderBy(c => c.Name).ThenByDescending(c => c.Id).Skip(2).Take(3).Select(c => c.Name).Distinct();
        var known = Db.Customers.Where(c => c.Id > 1).OrderBy(c => c.Name).ThenByDescending(c => c.Id).Skip(2).Take(3).Select(c => c.Name).Distinct();
        Assert.Equal(known.Expression.ToString(), own.Expression.ToString());
        Assert.Equal(ExpressionType.Call, own.Expression.NodeType);
        Assert.Same(own.Expression, own.Expression);
    }

    [Fact]
    public void Both_find_the_same_plan()
    {
        var compiler = new CountingCompiler();
        var planner = new CachingQueryPlanner(compiler, 10);
        var least = 1;
        planner.Plan<Customer>(Db.From<Customer>().Where(c => c.Id > least).OrderBy(c => c.Name).Take(3).Tree);
        planner.Plan<Customer>(Db.From<Customer>().Where(c => c.Id > least).OrderBy(c => c.Name).Take(3).Expression);
        planner.Plan<Customer>(Db.Customers.Where(c => c.Id > least).OrderBy(c => c.Name).Take(3).Expression);
        Assert.Equal(1, compiler.Compiled);
    }

    [Fact]
    public void A_tie_without_an_order_is_refused_when_it_is_composed() =>
        Assert.Throws<ArgumentException>(() => Db.From<Customer>().Where(c => c.Id > 1).ThenBy(c => c.Name));
}
