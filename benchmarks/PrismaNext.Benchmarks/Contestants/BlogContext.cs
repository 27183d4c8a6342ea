using Microsoft.EntityFrameworkCore;
using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>EF Core's unit of work.</summary>
internal sealed class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<Event> Events => Set<Event>();

    public DbSet<Visit> Visits => Set<Visit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().Property(u => u.CreatedAt).HasColumnName("created_at");
        modelBuilder.Entity<Post>(post =>
        {
            post.Property(p => p.UserId).HasColumnName("user_id");
            post.Property(p => p.CreatedAt).HasColumnName("created_at");
            post.Property(p => p.IsPublished).HasColumnName("is_published");
        });
        modelBuilder.Entity<Event>().Property(e => e.HappenedAt).HasColumnName("happened_at");
        modelBuilder.Entity<Visit>(visit =>
        {
            visit.Property(v => v.UserId).HasColumnName("user_id");
            visit.Property(v => v.LastAt).HasColumnName("last_at");
        });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.GetColumnName() == property.Name)
                property.SetColumnName(property.Name.ToLowerInvariant());
        }
    }
}
