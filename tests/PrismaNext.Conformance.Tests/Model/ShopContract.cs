using PrismaNext.Linq.Contracts;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>How the shop's classes are stored.</summary>
internal static class ShopContract
{
    public static readonly Contract Value = Contract.Build(c => c
        .UseSnakeCase()
        .Entity<Customer>()
        .Entity<Order>()
        .Entity<Line>(e => e.HasKey(l => new { l.OrderId, l.Number }))
        .Entity<Product>(e => e.Property(p => p.Kind).HasEnumAsText().HasMany(p => p.Tags).WithMany(t => t.Products).UsingTable("product_tags", "product_id", "tag_id"))
        .Entity<Category>()
        .Entity<Badge>(e => e.HasKey(b => b.CustomerId).HasOne(b => b.Customer).WithOne(c => c!.Badge).HasForeignKey(b => b.CustomerId))
        .Entity<Tag>()
        .Entity<Employee>()
        .Entity<Vehicle>(e => e.ToTable("vehicles").HasDiscriminator("kind").HasVariant<Car>("car").HasVariant<Truck>("truck").HasVariant<Tanker>("tanker"))
        .Entity<Payment>(e => e.ToTable("payments").UseTablePerType())
        .Entity<CardPayment>(e => e.ToTable("card_payments"))
        .Entity<CashPayment>(e => e.ToTable("cash_payments")));
}
