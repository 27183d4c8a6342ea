using Blog;
using PrismaNext.DependencyInjection;
using PrismaNext.Runtime;

namespace Serverless;

/// <summary>Functions that have a runtime, and a connection, of their own for each request.</summary>
public static class ServerlessApplication
{
    public static WebApplication Build(string[] args, string connectionString)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // Plans live as long as the process; a runtime connects at the first question of its request and ends with it.
        builder.Services.AddPrismaNextServerless(
            BlogContract.Instance,
            _ => connectionString,
            (_, options) => options with { Pooler = Pooler.Transaction, Cursor = new() { BatchSize = 500 } });
        builder.Services.AddHealthChecks().AddPrismaNext(timeout: TimeSpan.FromSeconds(5));

        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapGet("/plan/users", PlanRoutes.UsersAsync);
        app.MapGet("/repository/users", RepositoryRoutes.UsersAsync);
        app.MapGet("/repository/posts", RepositoryRoutes.PostsAsync);
        app.MapPost("/transaction/commit", TransactionRoutes.CommitAsync);
        app.MapPost("/transaction/rollback", TransactionRoutes.RollbackAsync);
        app.MapGet("/cursor/large", CursorRoutes.LargeAsync);
        return app;
    }
}
