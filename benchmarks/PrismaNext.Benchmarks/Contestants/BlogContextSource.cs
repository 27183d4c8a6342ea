using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>Makes contexts as the setting wants them: pooled and without tracking, or as EF Core makes them by itself.</summary>
internal sealed class BlogContextSource(string connectionString, Setting setting) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString);
    private Func<BlogContext>? _create;

    public BlogContext Create() => (_create ??= Prepare())();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private Func<BlogContext> Prepare()
    {
        var builder = new DbContextOptionsBuilder<BlogContext>().UseNpgsql(_database);
        if (setting == Setting.OwnDefaults)
            return () => new BlogContext(builder.Options);
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return new PooledDbContextFactory<BlogContext>(builder.Options).CreateDbContext;
    }
}
