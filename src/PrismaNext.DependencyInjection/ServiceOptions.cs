using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.DependencyInjection;

/// <summary>Puts the options of a client together: configuration, then code, then what the services have for what is still open.</summary>
internal static class ServiceOptions
{
    public static PostgresOptions Of(IServiceProvider provider, Func<IServiceProvider, PostgresOptions, PostgresOptions>? configure)
    {
        var options = Configured(provider, configure);
        var isBound = options is not { ConnectionString: null, DataSource: null, Connection: null };
        return options with
        {
            DataSource = isBound ? options.DataSource : provider.GetService<NpgsqlDataSource>(),
            LoggerFactory = options.LoggerFactory ?? provider.GetService<ILoggerFactory>(),
            Middleware = [.. options.Middleware, .. provider.GetServices<IQueryMiddleware>()],
        };
    }

    public static PostgresServerlessOptions Of(
        IServiceProvider provider, Func<IServiceProvider, PostgresServerlessOptions, PostgresServerlessOptions>? configure)
    {
        var options = Configured(provider, configure);
        return options with
        {
            LoggerFactory = options.LoggerFactory ?? provider.GetService<ILoggerFactory>(),
            Middleware = [.. options.Middleware, .. provider.GetServices<IQueryMiddleware>()],
        };
    }

    private static TOptions Configured<TOptions>(IServiceProvider provider, Func<IServiceProvider, TOptions, TOptions>? configure)
        where TOptions : class
    {
        var options = Bound<TOptions>(provider);
        return configure is null ? options : configure(provider, options);
    }

    private static TOptions Bound<TOptions>(IServiceProvider provider)
        where TOptions : class
    {
        try
        {
            return provider.GetRequiredService<IOptions<TOptions>>().Value;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is PrismaNextException error)
        {
            throw error; // Configuration sets properties by reflection.
        }
        catch (InvalidOperationException exception)
        {
            throw RegistrationErrors.ConfigurationInvalid(typeof(TOptions), exception);
        }
    }
}
