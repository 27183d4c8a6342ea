using Microsoft.Extensions.Logging;
using PrismaNext.Runtime.Logging;
using PrismaNext.Runtime.Marker;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

/// <summary>Makes a runtime of either facade that is being watched.</summary>
internal static class WatchedFacades
{
    public static Task<OpenRuntime> OpenAsync(Facade facade, string connectionString, params IQueryMiddleware[] middleware) =>
        OpenAsync(facade, connectionString, new LoggingOptions(), null, middleware);

    public static async Task<OpenRuntime> OpenAsync(
        Facade facade, string connectionString, LoggingOptions logging, ILoggerFactory? loggers, params IQueryMiddleware[] middleware)
    {
        if (facade == Facade.LongLived)
        {
            var client = Postgres.Create(
                Contexts.Empty,
                new() { ConnectionString = connectionString, Middleware = middleware, Logging = logging, LoggerFactory = loggers, Marker = MarkerPolicy.Off });
            return new(client, client);
        }

        var serverless = PostgresServerless.Create(Contexts.Empty, new() { Middleware = middleware, Logging = logging, LoggerFactory = loggers, Marker = MarkerPolicy.Off });
        var runtime = await serverless.ConnectAsync(connectionString);
        return new(runtime, runtime);
    }
}
