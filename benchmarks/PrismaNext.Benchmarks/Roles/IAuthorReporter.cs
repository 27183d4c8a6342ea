using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Roles;

/// <summary>Joins the posts since a moment with their authors, groups them, and gives the top twenty.</summary>
internal interface IAuthorReporter
{
    ValueTask<List<AuthorTotal>> TopAuthorsAsync(DateTime since);
}
