using PrismaNext.Linq;
using PrismaNext.Runtime;
using PrismaNext.Runtime.Diagnostics;
using Quickstart.Blog;

namespace Quickstart.Chapters;

internal sealed class RollBackChapter : IChapter
{
    public string Title => "A transaction that rolls back";

    public string Sentence => "Make every author an admin, then insert a user whose email is taken: both are undone.";

    public async Task RunAsync(Stage stage, CancellationToken cancellationToken)
    {
        var database = stage.Database;
        var promotion = database.Sql.Update<User>().Set(u => u.Kind, UserKind.Admin).Where(u => u.Kind == UserKind.Author).Build();
        var newcomer = database.Sql.Insert(new User { Name = "Ada Once More", Email = "user1@example.com", CreatedAt = DateTime.UtcNow }).Build();
        stage.Screen.Sql(promotion.Sql);

        var before = await CountAdminsAsync(database, cancellationToken);
        var during = 0;
        var error = "";
        try
        {
            await database.TransactionAsync(
                async tx =>
                {
                    await tx.ExecuteAsync(promotion, cancellationToken);
                    during = await CountAdminsAsync(tx, cancellationToken);
                    await tx.ExecuteAsync(newcomer, cancellationToken);
                },
                cancellationToken: cancellationToken);
        }
        catch (DatabaseException exception) when (exception.IsUniqueViolation)
        {
            error = $"{exception.Code}, constraint {exception.ConstraintName}";
        }

        var after = await CountAdminsAsync(database, cancellationToken);
        stage.Screen.Table([">Admins before", ">In the transaction", ">After"], [[Screen.Count(before), Screen.Count(during), Screen.Count(after)]]);
        stage.Screen.Line($"It ended with {error}.");
    }

    private static ValueTask<int> CountAdminsAsync(IQueryRuntime runtime, CancellationToken cancellationToken) =>
        runtime.From<User>().CountAsync(u => u.Kind == UserKind.Admin, cancellationToken);
}
