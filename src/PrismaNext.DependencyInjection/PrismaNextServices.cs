using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime;

namespace PrismaNext.DependencyInjection;

/// <summary>Registers clients.</summary>
public static class PrismaNextServices
{
    /// <summary>Registers the client of a long-lived process: one <see cref="Postgres"/>, also as <see cref="IQueryRuntime"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="configure">Changes the options: <c>(provider, options) => options with { … }</c>; null for none.</param>
    /// <remarks>What the options leave open comes from the services: the logger factory, middleware registered as
    /// <see cref="PrismaNext.Runtime.Middleware.IQueryMiddleware"/>, and, when they name no database, an <c>NpgsqlDataSource</c>. The client connects at its first use and is disposed with
    /// the container.</remarks>
    /// <exception cref="PrismaNextException"><c>RUNTIME.REGISTERED_TWICE</c>: there is such a client already.</exception>
    public static IServiceCollection AddPrismaNext(
        this IServiceCollection services, Contract contract, Func<IServiceProvider, PostgresOptions, PostgresOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(contract);
        Once<Postgres>(services);
        services.AddOptions<PostgresOptions>();
        services.AddSingleton(provider => Postgres.Create(contract, ServiceOptions.Of(provider, configure)));
        services.TryAddSingleton<IQueryRuntime>(provider => provider.GetRequiredService<Postgres>());
        return services;
    }

    /// <summary>Registers the client of a long-lived process, with options from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="configuration">A section with the names of <see cref="PostgresOptions"/>: <c>ConnectionString</c>, <c>Mode</c>, <c>Cursor:BatchSize</c>, …</param>
    /// <param name="configure">Changes the options after that; null for none.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.REGISTERED_TWICE</c>: there is such a client already.</exception>
    public static IServiceCollection AddPrismaNext(
        this IServiceCollection services, Contract contract, IConfiguration configuration, Func<IServiceProvider, PostgresOptions, PostgresOptions>? configure = null)
    {
        services.AddPrismaNext(contract, configure);
        services.AddOptions<PostgresOptions>().Bind(configuration);
        return services;
    }

    /// <summary>Registers a client whose runtimes live for one scope: <see cref="PostgresServerless"/>, and a <see cref="ServerlessRuntime"/> per scope, also as
    /// <see cref="IQueryRuntime"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="connectionString">Names the database of a scope.</param>
    /// <param name="configure">Changes the options: <c>(provider, options) => options with { … }</c>; null for none.</param>
    /// <remarks>A runtime opens its one physical connection at its first use and closes it when its scope is disposed, which has to be done asynchronously, as
    /// web servers do. A scope that asks no question opens none.</remarks>
    /// <exception cref="PrismaNextException"><c>RUNTIME.REGISTERED_TWICE</c>: there is such a client already.</exception>
    public static IServiceCollection AddPrismaNextServerless(
        this IServiceCollection services,
        Contract contract,
        Func<IServiceProvider, string> connectionString,
        Func<IServiceProvider, PostgresServerlessOptions, PostgresServerlessOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(connectionString);
        Once<PostgresServerless>(services);
        services.AddOptions<PostgresServerlessOptions>();
        services.AddSingleton(provider => PostgresServerless.Create(contract, ServiceOptions.Of(provider, configure)));
        services.AddScoped(provider => provider.GetRequiredService<PostgresServerless>().CreateRuntime(connectionString(provider)));
        services.TryAddScoped<IQueryRuntime>(provider => provider.GetRequiredService<ServerlessRuntime>());
        return services;
    }

    /// <summary>Registers a client whose runtimes live for one scope, with options from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="configuration">A section with <c>ConnectionString</c> and the names of <see cref="PostgresServerlessOptions"/>: <c>Pooler</c>, <c>Cursor:BatchSize</c>, …</param>
    /// <param name="configure">Changes the options after that; null for none.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.REGISTERED_TWICE</c>: there is such a client already. <c>RUNTIME.NO_BINDING</c>: the section names no database; thrown at the first use.</exception>
    public static IServiceCollection AddPrismaNextServerless(
        this IServiceCollection services,
        Contract contract,
        IConfiguration configuration,
        Func<IServiceProvider, PostgresServerlessOptions, PostgresServerlessOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddPrismaNextServerless(contract, _ => configuration["ConnectionString"] ?? throw RegistrationErrors.NoConnectionString(), configure);
        services.AddOptions<PostgresServerlessOptions>().Bind(configuration);
        return services;
    }

    private static void Once<TClient>(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(TClient)))
            throw RegistrationErrors.RegisteredTwice(typeof(TClient));
    }
}
