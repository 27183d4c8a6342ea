using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Tests.Rewriting.Model;

namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>Queries that show the operators, at least one for each of <see cref="Queryable"/>.</summary>
internal static class OperatorExamples
{
    private static readonly int[] Years = [1950, 1960];

    public static IReadOnlyList<OperatorExample> All { get; } =
    [
        Of("Where", () => Books.Where(b => b.Year > 1950)),
        Of("Where", () => Books.OrderBy(b => b.Id).Where((b, i) => i % 2 == 0)),
        Of("Select", () => Books.Select(b => new { b.Title, Author = b.AuthorId })),
        Of("Select", () => Books.OrderBy(b => b.Id).Select((b, i) => new { i, b.Title })),
        Of("SelectMany", () => Authors.SelectMany(a => a.Books, (a, b) => new { a.Name, b.Title })),
        Of("SelectMany", () => Authors.SelectMany(a => a.Books.OrderBy(b => b.Year).Take(1).DefaultIfEmpty(), (a, b) => new { a.Name, b!.Title })),
        Of("Join", () => Books.Join(Authors, b => b.AuthorId, a => a.Id, (b, a) => new { b.Title, a.Name })),
        Of("GroupJoin", () => Authors.GroupJoin(Books, a => a.Id, b => b.AuthorId, (a, books) => new { a.Name, Count = books.Count() })),
        Of("LeftJoin", () => Authors.LeftJoin(Books, a => a.Id, b => b.AuthorId, (a, b) => new { a.Name, b!.Title })),
        Of("RightJoin", () => Authors.RightJoin(Books, a => a.Id, b => b.AuthorId, (a, b) => new { a!.Name, b.Title })),
        Of("Zip", () => Authors.OrderBy(a => a.Id).Zip(Books.OrderBy(b => b.Id), (a, b) => new { a.Name, b.Title })),
        Of("OrderBy", () => Authors.OrderBy(a => a.Country).Select(a => a.Name)),
        Of("OrderByDescending", () => Authors.OrderByDescending(a => a.Country).Select(a => a.Name)),
        Of("ThenBy", () => Authors.OrderBy(a => a.Born).ThenBy(a => a.Name).Select(a => a.Id)),
        Of("ThenByDescending", () => Authors.OrderBy(a => a.Born).ThenByDescending(a => a.Name).Select(a => a.Id)),
        Of("Order", () => Books.Select(b => b.Year).Order()),
        Of("OrderDescending", () => Books.Select(b => b.Year).OrderDescending()),
        Of("Reverse", () => Books.OrderBy(b => b.Year).Select(b => b.Title).Reverse()),
        Of("Shuffle", () => Books.Select(b => b.Title).Shuffle()),
        Of("Take", () => Books.OrderBy(b => b.Id).Take(10).Select(b => b.Title)),
        Of("Take", () => Books.OrderBy(b => b.Id).Take(new Range(2, 5)).Select(b => b.Title)),
        Of("Skip", () => Books.OrderBy(b => b.Id).Skip(20).Take(10).Select(b => b.Title)),
        Of("TakeLast", () => Books.OrderBy(b => b.Id).TakeLast(3).Select(b => b.Title)),
        Of("SkipLast", () => Books.OrderBy(b => b.Id).SkipLast(3).Select(b => b.Title)),
        Of("TakeWhile", () => Books.OrderBy(b => b.Id).TakeWhile(b => b.Year < 2000).Select(b => b.Title)),
        Of("SkipWhile", () => Books.OrderBy(b => b.Id).SkipWhile(b => b.Year < 2000).Select(b => b.Title)),
        Of("Chunk", () => Books.OrderBy(b => b.Id).Select(b => b.Title).Chunk(10)),
        Of("Index", () => Books.OrderBy(b => b.Id).Select(b => b.Title).Index()),
        Of("First", () => Books.OrderBy(b => b.Year).First()),
        Of("FirstOrDefault", () => Books.Select(b => b.Title).FirstOrDefault(t => t.StartsWith("Ab"))),
        Of("Single", () => Books.Single(b => b.Id == 7)),
        Of("SingleOrDefault", () => Books.SingleOrDefault(b => b.Id == 7)),
        Of("Last", () => Books.OrderBy(b => b.Year).Last()),
        Of("LastOrDefault", () => Books.OrderBy(b => b.Year).LastOrDefault()),
        Of("ElementAt", () => Books.OrderBy(b => b.Year).ElementAt(3)),
        Of("ElementAtOrDefault", () => Books.OrderBy(b => b.Year).ElementAtOrDefault(3)),
        Of("DefaultIfEmpty", () => Books.Where(b => b.Id < 0).Select(b => b.Year).DefaultIfEmpty(-1)),
        Of("Count", () => Books.Count(b => b.Year > 1950)),
        Of("LongCount", () => Books.LongCount()),
        Of("Sum", () => Books.Sum(b => b.Year)),
        Of("Average", () => Books.Average(b => b.Year)),
        Of("Min", () => Books.Min(b => b.Year)),
        Of("Max", () => Books.Max(b => b.Year)),
        Of("MinBy", () => Books.MinBy(b => b.Year)),
        Of("MaxBy", () => Books.MaxBy(b => b.Year)),
        Of("Aggregate", () => Books.OrderBy(b => b.Id).Select(b => b.Title).Aggregate((all, t) => all + t)),
        Of("Any", () => Books.Any(b => b.Year > 1950)),
        Of("Any", () => Authors.Where(a => a.Books.Any(b => b.Year > 1950)).Select(a => a.Name)),
        Of("All", () => Books.All(b => b.Year > 1950)),
        Of("Contains", () => Books.Select(b => b.Year).Contains(1950)),
        Of("Contains", () => Books.Where(b => Years.Contains(b.Year)).Select(b => b.Title)),
        Of("SequenceEqual", () => Books.OrderBy(b => b.Id).Select(b => b.Year).SequenceEqual(Books.OrderBy(b => b.Year).Select(b => b.Year))),
        Of("Distinct", () => Books.Select(b => b.Year).Distinct()),
        Of("DistinctBy", () => Books.OrderBy(b => b.Id).DistinctBy(b => b.Year).Select(b => b.Title)),
        Of("Union", () => Books.Select(b => b.Year).Union(Authors.Select(a => a.Born))),
        Of("UnionBy", () => Books.UnionBy(Books.Where(b => b.Year > 1950), b => b.Title).Select(b => b.Id)),
        Of("Concat", () => Books.Select(b => b.Title).Concat(Authors.Select(a => a.Name))),
        Of("Intersect", () => Books.Select(b => b.Year).Intersect(Authors.Select(a => a.Born))),
        Of("IntersectBy", () => Books.IntersectBy(Authors.Select(a => a.Born), b => b.Year).Select(b => b.Title)),
        Of("Except", () => Books.Select(b => b.Year).Except(Authors.Select(a => a.Born))),
        Of("ExceptBy", () => Books.ExceptBy(Authors.Select(a => a.Born), b => b.Year).Select(b => b.Title)),
        Of("Append", () => Books.Select(b => b.Title).Append("The end")),
        Of("Prepend", () => Books.Select(b => b.Title).Prepend("The beginning")),
        Of("GroupBy", () => Books.GroupBy(b => b.Year).Where(g => g.Count() > 1).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(b => b.Title) })),
        Of("GroupBy", () => Books.GroupBy(b => b.Year).Select(g => new { g.Key, Old = g.Count(b => b.AuthorId < 10), Titles = g.Select(b => b.Title).ToList() })),
        Of("CountBy", () => Books.CountBy(b => b.Year)),
        Of("AggregateBy", () => Books.OrderBy(b => b.Id).AggregateBy(b => b.Year, 0L, (sum, b) => sum + b.Id)),
        Of("OfType", () => Books.OfType<Book>().Select(b => b.Title)),
        Of("Cast", () => Books.Cast<Book>().Select(b => b.Title)),
        Of("AsQueryable", () => Authors.Select(a => a.Books.AsQueryable().Count(b => b.Year > 1950))),
        Of("Include", () => Authors.Include(a => a.Books).ThenInclude(b => b.Chapters)),
        Of("Include", () => Authors.Include(a => a.Letters.OrderBy(l => l.Id).Take(3))),
        Of("Include", () => Books.Include("Author.Letters")),
    ];

    private static IQueryable<Author> Authors => Archive.Sql.From<Author>();

    private static IQueryable<Book> Books => Archive.Sql.From<Book>();

    private static OperatorExample Of<T>(string name, Expression<Func<T>> query)
    {
        var body = new Roots().Visit(query.Body);
        var element = typeof(T) == typeof(string) || !typeof(IQueryable).IsAssignableFrom(typeof(T)) ? typeof(T) : ClrTypes.ElementType(typeof(T))!; // A query has elements.
        var sql = (string)typeof(OperatorExamples).GetMethod(nameof(Sql), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(element).Invoke(null, [body])!; // It is below.
        return new OperatorExample(name, QueryPrinter.Print(query.Body).Replace($"{nameof(OperatorExamples)}.", "", StringComparison.Ordinal), sql);
    }

    private static string Sql<T>(Expression query)
    {
        var plan = ((PrismaQueryProvider)Books.Provider).Plan<T>(query).Plan;
        return plan.Tail is null ? plan.Sql : $"{plan.Sql}\n-- the operator runs over these rows as they arrive";
    }

    private sealed class Roots : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) => node.Member.Name switch
        {
            nameof(Authors) when node.Expression is null => EntityRootExpression.For<Author>(),
            nameof(Books) when node.Expression is null => EntityRootExpression.For<Book>(),
            _ => base.VisitMember(node),
        };
    }
}
