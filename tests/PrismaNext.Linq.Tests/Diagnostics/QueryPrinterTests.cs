using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Tests.Parsing;
using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Tests.Diagnostics;

public sealed class QueryPrinterTests
{
    private static readonly Shop Db = new();

    [Fact]
    public void Parentheses_stand_only_where_precedence_needs_them() =>
        Assert.Equal(
            "c => (c.Id + 1) * 2 - c.Id % 3 > -c.Id && (c.IsActive || !c.IsActive) && c.Id - (1 - c.Id) == 0",
            Print(c => (c.Id + 1) * 2 - c.Id % 3 > -c.Id && (c.IsActive || !c.IsActive) && c.Id - (1 - c.Id) == 0));

    [Fact]
    public void Conditions_tests_casts_and_alternatives_are_written_as_in_csharp() =>
        Assert.Equal(
            "c => (c.City ?? (c.Age > 5 ? \"a\" : c.Name + \"b\")) == c.Name || (long)c.Id > 3L || c.Id is int",
            Print(c => (c.City ?? (c.Age > 5 ? "a" : c.Name + "b")) == c.Name || (long)c.Id > 3L || ((object)c.Id) is int));

    [Fact]
    public void Indexers_arrays_and_objects_are_written_as_in_csharp() =>
        Assert.Equal(
            "c => new { c.Id, First = c.Tags[0], Score = c.Scores[1], N = c.Tags.Length, Line = new Line { Id = c.Id, Sku = c.Name }, All = new[] { c.Id, 2 }, T = typeof(int?) }",
            Print(c => new { c.Id, First = c.Tags[0], Score = c.Scores[1], N = c.Tags.Length, Line = new Line { Id = c.Id, Sku = c.Name }, All = new[] { c.Id, 2 }, T = typeof(int?) }));

    [Fact]
    public void Captured_values_are_named_and_never_shown()
    {
        var secret = "s3cret";

        Assert.Equal("c => c.Name == secret", Print(c => c.Name == secret));
    }

    [Fact]
    public void Literals_are_written_as_in_csharp() =>
        Assert.Equal(
            "c => c.Name == \"a\\\"b\\\\\" || (long)c.Id == 5L || c.Kind == Kind.Member || c.Name[0] == '\\''",
            Slotted.Of(Db.Customers.Select(c => c.Name == "a\"b\\" || c.Id == 5L || c.Kind == Kind.Member || c.Name[0] == '\'')).Text["From<Customer>().Select(".Length..^1]);

    [Fact]
    public void The_offending_part_is_marked()
    {
        Expression<Func<Customer, bool>> predicate = c => c.IsActive && c.Name.Normalize() == "x";
        var offending = ((BinaryExpression)((BinaryExpression)predicate.Body).Right).Left;

        Assert.Equal("From<Customer>().Where(c => c.IsActive && ⟦c.Name.Normalize()⟧ == \"x\")", QueryPrinter.Print(Db.Customers.Where(predicate).Expression, offending));
    }

    [Fact]
    public void A_part_of_a_parsed_query_is_found_in_the_query_it_came_from()
    {
        var query = Slotted.Of(Db.Customers.Where(c => c.Orders.Any(o => o.Note!.Normalize() == c.Name))).Tree;
        var model = LinqParser.Parse(query);
        var nested = ((Remotion.Linq.Clauses.Expressions.SubQueryExpression)((WhereClause)model.BodyClauses[0]).Predicate).QueryModel;
        var offending = ((BinaryExpression)((WhereClause)nested.BodyClauses[0]).Predicate).Left;

        Assert.Equal("From<Customer>().Where(c => c.Orders.Any(o => ⟦o.Note.Normalize()⟧ == c.Name))", QueryPrinter.Print(query, offending));
    }

    [Fact]
    public void A_parsed_query_prints_as_a_chain_of_calls()
    {
        var model = LinqParser.Parse(Slotted.Of(
            from c in Db.Customers
            join o in Db.Orders on c.Id equals o.CustomerId
            where o.Total > 5
            orderby c.Name, o.Id descending
            select new { c.Name, N = c.Orders.DistinctBy(x => x.Note).Count() }).Tree);

        Assert.Equal(
            "From<Customer>().Join(From<Order>(), c.Id, o => o.CustomerId).Where(c => o.Total > 5m).OrderBy(c => c.Name).ThenByDescending(c => o.Id)"
            + ".Select(c => new { c.Name, N = c.Orders.DistinctBy(x => x.Note).Count() })",
            QueryPrinter.Print(new Remotion.Linq.Clauses.Expressions.SubQueryExpression(model)));
    }

    [Fact]
    public void Transparent_identifiers_and_generated_names_are_readable() =>
        Assert.Equal(
            "From<Customer>().Select(c => new { c, n = c.Id }).Where(t0 => t0.n > 1).Select(t0 => t0.c)",
            Slotted.Of(from c in Db.Customers let n = c.Id where n > 1 select c).Text);

    private static string Print<T>(Expression<Func<Customer, T>> lambda) => QueryPrinter.Print(lambda);
}
