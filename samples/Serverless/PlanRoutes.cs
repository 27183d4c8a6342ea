using Blog;
using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace Serverless;

internal static class PlanRoutes
{
    /// <summary>Builds a plan without a connection and runs it on the request's runtime.</summary>
    public static async Task<List<UserSummary>> UsersAsync(PostgresServerless db, ServerlessRuntime runtime, CancellationToken cancellationToken)
    {
        var plan = db.Sql.From<User>().OrderBy(u => u.Id).Take(10).Select(u => new UserSummary(u.Id, u.Email, u.Kind)).Build();
        return await runtime.Execute(plan).ToListAsync(cancellationToken);
    }
}
