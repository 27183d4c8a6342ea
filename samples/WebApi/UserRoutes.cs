using Blog;
using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace WebApi;

internal static class UserRoutes
{
    public static void MapUsers(this WebApplication app)
    {
        app.MapGet("/users", ListAsync);
        app.MapGet("/users/{id:long}", FindAsync);
    }

    private static async Task<List<UserSummary>> ListAsync(Postgres db, CancellationToken cancellationToken, UserKind kind = UserKind.Reader, int take = 20) =>
        await db.Orm(runtime => new UserRepository(runtime))
            .OfKind(kind)
            .NewestFirst()
            .Take(Math.Clamp(take, 0, 100))
            .Select(u => new UserSummary(u.Id, u.Email, u.Kind))
            .ToListAsync(cancellationToken);

    private static async Task<IResult> FindAsync(Postgres db, long id, CancellationToken cancellationToken) =>
        await db.From<User>().Where(u => u.Id == id).Select(u => new UserSummary(u.Id, u.Email, u.Kind)).FirstOrDefaultAsync(cancellationToken) is { } user
            ? Results.Ok(user)
            : Results.NotFound();
}
