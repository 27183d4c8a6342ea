using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Mapping;
using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>linq2db's connection to the database.</summary>
internal sealed class BlogConnection(DataOptions options) : DataConnection(options)
{
    private static readonly MappingSchema Mapping = Map();

    public ITable<User> Users => this.GetTable<User>();

    public ITable<Post> Posts => this.GetTable<Post>();

    public ITable<Event> Events => this.GetTable<Event>();

    public ITable<Visit> Visits => this.GetTable<Visit>();

    public static DataOptions For(string connectionString) => new DataOptions().UsePostgreSQL(connectionString).UseMappingSchema(Mapping);

    private static MappingSchema Map()
    {
        var schema = new MappingSchema();
        new FluentMappingBuilder(schema)
            .Entity<User>().HasTableName("users")
            .Property(u => u.Id).HasColumnName("id").IsPrimaryKey()
            .Property(u => u.Email).HasColumnName("email").IsNotNull()
            .Property(u => u.Name).HasColumnName("name").IsNotNull()
            .Property(u => u.Kind).HasColumnName("kind")
            .Property(u => u.CreatedAt).HasColumnName("created_at").HasDataType(DataType.DateTimeOffset)
            .Association(u => u.Posts, u => u.Id, p => p.UserId)
            .Entity<Post>().HasTableName("posts")
            .Property(p => p.Id).HasColumnName("id").IsPrimaryKey()
            .Property(p => p.UserId).HasColumnName("user_id")
            .Property(p => p.Title).HasColumnName("title").IsNotNull()
            .Property(p => p.Body).HasColumnName("body")
            .Property(p => p.Likes).HasColumnName("likes")
            .Property(p => p.CreatedAt).HasColumnName("created_at").HasDataType(DataType.DateTimeOffset)
            .Property(p => p.IsPublished).HasColumnName("is_published")
            .Association(p => p.User, p => p.UserId, u => u!.Id, false)
            .Entity<Event>().HasTableName("events")
            .Property(e => e.Id).HasColumnName("id").IsPrimaryKey()
            .Property(e => e.Name).HasColumnName("name").IsNotNull()
            .Property(e => e.Amount).HasColumnName("amount")
            .Property(e => e.HappenedAt).HasColumnName("happened_at").HasDataType(DataType.DateTimeOffset)
            .Entity<Visit>().HasTableName("visits")
            .Property(v => v.UserId).HasColumnName("user_id").IsPrimaryKey()
            .Property(v => v.Times).HasColumnName("times")
            .Property(v => v.LastAt).HasColumnName("last_at").HasDataType(DataType.DateTimeOffset)
            .Build();
        return schema;
    }
}
