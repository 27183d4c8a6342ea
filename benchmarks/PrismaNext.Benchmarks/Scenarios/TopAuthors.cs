using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class TopAuthors(DataSize size) : RoleScenario<IAuthorReporter, List<AuthorTotal>>("report", "Join, group and take the top 20")
{
    private const int RecentPosts = 1_000;

    // The posts were written ten seconds apart.
    private readonly DateTime _since = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(10.0 * (size.Posts - RecentPosts));

    public override string Remark => "Over the 1,000 newest posts; most of the time is the server's.";

    protected override ValueTask<List<AuthorTotal>> RunAsync(IAuthorReporter player, int operation) => player.TopAuthorsAsync(_since.AddSeconds(operation % 100));
}
