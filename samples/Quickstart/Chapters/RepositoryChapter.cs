using PrismaNext.Linq;
using Quickstart.Blog;

namespace Quickstart.Chapters;

internal sealed class RepositoryChapter : IChapter
{
    public string Title => "A repository";

    public string Sentence => "new UserRepository(database).Admins().Published(likes: 900).NewestFirst().Take(5)";

    public async Task RunAsync(Stage stage, CancellationToken cancellationToken)
    {
        var admins = new UserRepository(stage.Database).Admins().Published(likes: 900).NewestFirst().Take(5);
        stage.Screen.Sql(admins.AsQueryable().ToSql());

        var users = await admins.ToListAsync(cancellationToken);
        stage.Screen.Table(["Name", "Email", "Since"], users.Select(user => new[] { user.Name, user.Email, $"{user.CreatedAt:yyyy-MM-dd}" }));
    }
}
