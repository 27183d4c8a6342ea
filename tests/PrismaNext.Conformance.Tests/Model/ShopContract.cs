using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Contracts.Building;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>How the shop's classes are stored.</summary>
internal static class ShopContract
{
    /// <summary>With no index but those of the keys.</summary>
    public static readonly Contract Value = Contract.Build(Describe);

    /// <summary>With an index on every foreign key of a collection.</summary>
    public static readonly Contract Indexed = Contract.Build(c =>
    {
        Describe(c);
        c.Entity<Customer>(e => e.HasIndex(x => x.ReferrerId))
            .Entity<Order>(e => e.HasIndex(o => o.CustomerId).HasIndex(o => o.EmployeeId))
            .Entity<Product>(e => e.HasIndex(p => p.CategoryId))
            .Entity<Category>(e => e.HasIndex(x => x.ParentId))
            .Entity<Employee>(e => e.HasIndex(x => x.ManagerId))
            .Entity<Vehicle>(e => e.HasIndex(v => v.OwnerId))
            .Entity<Payment>(e => e.HasIndex(p => p.OrderId));
    });

    private static void Describe(ContractBuilder c) => c
        .UseSnakeCase()
        .Entity<Customer>()
        .Entity<Order>()
        .Entity<Line>(e => e.HasKey(l => new { l.OrderId, l.Number }))
        .Entity<Product>(e => e.Property(p => p.Kind).HasEnumAsText().HasMany(p => p.Tags).WithMany(t => t.Products).UsingTable("product_tags", "product_id", "tag_id"))
        .Entity<Category>()
        .Entity<Badge>(e => e.Property(b => b.Rights).HasEnumAsText().HasKey(b => b.CustomerId).HasOne(b => b.Customer).WithOne(c => c!.Badge).HasForeignKey(b => b.CustomerId))
        .Entity<Tag>()
        .Entity<Employee>()
        .Entity<Vehicle>(e => e.ToTable("vehicles").HasDiscriminator("kind").HasVariant<Car>("car").HasVariant<Truck>("truck").HasVariant<Tanker>("tanker"))
        .Entity<Listing>(e => e.ToView("products").HasNoKey().HasMany(l => l.Lines).WithOne().HasForeignKey(l => l.ProductId).HasPrincipalKey(l => l.Id))
        .Entity<Payment>(e => e.ToTable("payments").UseTablePerType())
        .Entity<CardPayment>(e => e.ToTable("card_payments"))
        .Entity<CashPayment>(e => e.ToTable("cash_payments"));
}
