using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class FromTypesTests
{
    private static readonly Contract Blog = Contract.FromTypes(typeof(User), typeof(Post));

    [Fact]
    public void Names_become_snake_case() =>
        Assert.Equal(["id", "email", "nickname", "kind", "created_at", "referrer_id"], Entity<User>(Blog).Columns.Select(column => column.Name));

    [Fact]
    public void Verbatim_names_are_an_option() =>
        Assert.Contains("CreatedAt", Entity<User>(Contract.FromTypes(new ContractOptions { Naming = ContractNaming.Verbatim }, typeof(User), typeof(Post))).Columns.Select(column => column.Name));

    [Fact]
    public void A_type_without_a_table_attribute_is_named_after_itself() => Assert.Equal("audit_entry", Entity<AuditEntry>(Contract.FromTypes(typeof(AuditEntry))).Table);

    [Fact]
    public void The_default_schema_serves_tables_that_name_none()
    {
        var contract = Contract.FromTypes(new ContractOptions { DefaultSchema = "app" }, typeof(AuditEntry), typeof(Invoice));
        Assert.Equal("app", Entity<AuditEntry>(contract).Schema);
        Assert.Equal("billing", Entity<Invoice>(contract).Schema);
    }

    [Fact]
    public void Attributes_name_columns_types_and_keys()
    {
        var invoice = Entity<Invoice>(Contract.FromTypes(typeof(Invoice)));
        Assert.Equal(["year", "number"], invoice.Key.Select(column => column.Name));
        var total = Column(invoice, nameof(Invoice.Total));
        Assert.Equal(("amount", "numeric(12,2)", PgTypes.Numeric), (total.Name, total.StoreTypeName, total.Type));
        Assert.Null(invoice.FindColumn(typeof(Invoice).GetProperty(nameof(Invoice.Scratch))!));
        Assert.True(Column(invoice, nameof(Invoice.Stamp)).IsGenerated);
        Assert.False(Column(invoice, nameof(Invoice.Reference)).IsNullable);
    }

    [Fact]
    public void Indexes_come_from_attributes()
    {
        var invoice = Entity<Invoice>(Contract.FromTypes(typeof(Invoice)));
        var index = Assert.Single(invoice.Indexes);
        Assert.Equal(["amount", "stamp"], index.Columns.Select(column => column.Name));
        Assert.True(index.IsUnique);
    }

    [Fact]
    public void A_view_needs_no_key()
    {
        var view = Entity<DailyTotal>(Contract.FromTypes(typeof(DailyTotal)));
        Assert.True(view.IsView);
        Assert.Empty(view.Key);
    }

    [Fact]
    public void A_type_may_say_that_it_has_no_key() => Assert.Empty(Entity<LogLine>(Contract.FromTypes(typeof(LogLine))).Key);

    [Fact]
    public void Navigations_find_their_foreign_keys_by_name()
    {
        var user = Entity<User>(Blog);
        var post = Entity<Post>(Blog);
        Assert.Equal("posts.user_id -> users.id", Describe(post.FindRelation(typeof(Post).GetProperty(nameof(Post.User))!)!));
        Assert.Equal("users.id -> posts.user_id", Describe(user.FindRelation(typeof(User).GetProperty(nameof(User.Posts))!)!));
        Assert.Equal("users.referrer_id -> users.id", Describe(user.FindRelation(typeof(User).GetProperty(nameof(User.Referrer))!)!));
    }

    [Fact]
    public void A_reference_is_required_when_its_foreign_key_cannot_be_null()
    {
        Assert.True(Entity<Post>(Blog).Relations.Single().IsRequired);
        Assert.False(Entity<User>(Blog).Relations.Single(relation => relation.Property.Name == nameof(User.Referrer)).IsRequired);
    }

    [Fact]
    public void A_single_integer_key_is_generated_unless_it_says_otherwise()
    {
        Assert.True(Entity<User>(Blog).Key.Single().IsGenerated);
        Assert.False(Entity<AuditEntry>(Contract.FromTypes(typeof(AuditEntry))).Key.Single().IsGenerated);
        Assert.All(Entity<Invoice>(Contract.FromTypes(typeof(Invoice))).Key, column => Assert.False(column.IsGenerated));
    }

    [Fact]
    public void Entities_are_listed_in_the_order_of_their_tables() =>
        Assert.Equal(["posts", "users"], Contract.FromTypes(typeof(User), typeof(Post)).Entities.Select(entity => entity.Table));

    [Fact]
    public void A_type_outside_the_contract_is_not_found() => Assert.Null(Blog.Find(typeof(Invoice)));

    private static EntityMap Entity<T>(Contract contract) => contract.Find(typeof(T))!;

    private static ColumnMap Column(EntityMap entity, string property) => entity.Columns.Single(column => column.Property?.Name == property);

    private static string Describe(RelationMap relation) =>
        $"{relation.SourceColumns.Single().Owner.Table}.{relation.SourceColumns.Single()} -> {relation.Target.Table}.{relation.TargetColumns.Single()}";

    private sealed class AuditEntry
    {
        [DatabaseGenerated(DatabaseGeneratedOption.None)]
        public int Id { get; init; }
    }

    [Table("invoices", Schema = "billing")]
    [Index(nameof(Total), nameof(Stamp), IsUnique = true)]
    private sealed class Invoice
    {
        [Key]
        [Column(Order = 1)]
        public int Number { get; init; }

        [Key]
        [Column(Order = 0)]
        public int Year { get; init; }

        [Column("amount", TypeName = "numeric(12, 2)")]
        public decimal Total { get; init; }

        [NotMapped]
        public string? Scratch { get; init; }

        [DatabaseGenerated(DatabaseGeneratedOption.Computed)]
        public DateTime Stamp { get; init; }

        [Required]
        public string Reference { get; init; } = "";
    }

    [View("daily_totals")]
    private sealed class DailyTotal
    {
        public DateOnly Day { get; init; }
        public decimal Total { get; init; }
    }

    [NoKey]
    private sealed class LogLine
    {
        public string? Text { get; init; }
    }
}
