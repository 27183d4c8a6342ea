using PrismaNext.Linq;
using Quickstart.Blog;

namespace Quickstart.Chapters;

internal sealed class FirstQueryChapter : IChapter
{
    public string Title => "A query and its SQL";

    public string Sentence => "Filter, order and take in C#. The text below is what is sent, with values as parameters.";

    public async Task RunAsync(Stage stage, CancellationToken cancellationToken)
    {
        var since = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var popular = stage.Database.From<Post>()
            .Where(p => p.CreatedAt >= since && p.Title.Contains("cursors"))
            .OrderByDescending(p => p.Likes)
            .ThenBy(p => p.Id)
            .Take(5)
            .Select(p => new { p.Title, p.Likes, Author = p.User!.Name }); // A post has a user: its foreign key is never null.

        stage.Screen.Sql(popular.ToSql());

        var rows = new List<string[]>();
        await foreach (var post in popular.WithCancellation(cancellationToken))
            rows.Add([post.Title, post.Author, Screen.Count(post.Likes)]);
        stage.Screen.Table(["Title", "Author", ">Likes"], rows);
    }
}
