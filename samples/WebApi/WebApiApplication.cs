using Blog;
using PrismaNext.DependencyInjection;
using PrismaNext.Runtime.Middleware;

namespace WebApi;

/// <summary>A web API over one long-lived client.</summary>
public static class WebApiApplication
{
    public static WebApplication Build(string[] args, string connectionString)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IQueryMiddleware>(new LintMiddleware(new() { UnboundedRead = LintPolicy.Refuse }));

        // appsettings.json holds the options; only the database is known at start.
        builder.Services.AddPrismaNext(
            BlogContract.Instance,
            builder.Configuration.GetSection("Database"),
            (_, options) => options with { ConnectionString = connectionString });
        builder.Services.AddHealthChecks().AddPrismaNext(timeout: TimeSpan.FromSeconds(5));

        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapUsers();
        app.MapPosts();
        return app;
    }
}
