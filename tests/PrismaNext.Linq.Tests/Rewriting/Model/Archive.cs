using PrismaNext.Linq.Contracts;
using PrismaNext.Runtime;

namespace PrismaNext.Linq.Tests.Rewriting.Model;

/// <summary>Tables with and without an index on the foreign key.</summary>
public static class Archive
{
    public static readonly Contract Contract = Contract.Build(c => c
        .UseSnakeCase()
        .Entity<Author>(e => e.ToTable("authors"))
        .Entity<Book>(e => e.ToTable("books"))
        .Entity<Chapter>(e => e.ToTable("chapters"))
        .Entity<Letter>(e => e.ToTable("letters").HasIndex(l => l.AuthorId)));

    public static readonly SqlBuilder Sql = Postgres.Create(Contract).Sql;
}
