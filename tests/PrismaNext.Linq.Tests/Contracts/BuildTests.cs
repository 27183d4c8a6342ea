using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class BuildTests
{
    [Fact]
    public void Names_stay_as_they_are_in_CSharp() =>
        Assert.Equal(["Id", "CustomerId", "PlacedAt"], Shop().Find(typeof(Order))!.Columns.Select(column => column.Name));

    [Fact]
    public void Snake_case_is_one_call() =>
        Assert.Equal(("customer", "id"), Contract.Build(c => c.UseSnakeCase().Entity<Customer>(e => e.Ignore(x => x.Orders))).Find(typeof(Customer)) is { } map ? (map.Table, map.Key.Single().Name) : default);

    [Fact]
    public void Verbatim_names_can_be_said_too() => Assert.Equal("Customer", Contract.Build(c => c.UseSnakeCase().UseVerbatimNames().Entity<Customer>(e => e.Ignore(x => x.Orders))).Entities.Single().Table);

    [Fact]
    public void Calls_for_one_class_add_to_each_other()
    {
        var customer = Contract.Build(c => c
            .Entity<Customer>(e => e.ToTable("customers").Ignore(x => x.Orders))
            .Entity<Customer>(e => e.Property(x => x.Name).HasColumnName("full_name"))).Entities.Single();
        Assert.Equal("customers", customer.Table);
        Assert.Equal(["Id", "full_name"], customer.Columns.Select(column => column.Name));
    }

    [Fact]
    public void One_chain_says_everything()
    {
        var contract = Contract.Build(c => c
            .Entity<Customer>(e => e
                .ToTable("customers", "shop")
                .HasKey(x => x.Id)
                .Property(x => x.Name).HasColumnName("name").HasColumnType("varchar(80)").IsRequired()
                .HasMany(x => x.Orders).WithOne(x => x.Customer).HasForeignKey(x => x.CustomerId)
                .HasIndex(x => x.Name, isUnique: true))
            .Entity<Order>(e => e.ToTable("orders", "shop")));
        var customer = contract.Find(typeof(Customer))!;
        var name = customer.Columns[1];
        Assert.Equal(("shop", "customers"), (customer.Schema, customer.Table));
        Assert.Equal(("name", "varchar(80)", "varchar", false), (name.Name, name.StoreTypeName, name.Type.Name, name.IsNullable));
        Assert.True(customer.Indexes.Single().IsUnique);
        Assert.Equal("Customer.Orders", customer.Relations.Single().ToString());
        Assert.Equal("Order.Customer", contract.Find(typeof(Order))!.Relations.Single().ToString());
    }

    [Fact]
    public void A_key_can_have_several_columns_in_its_own_order() =>
        Assert.Equal(
            ["CustomerId", "Id"],
            Contract.Build(c => c.Entity<Order>(e => e.HasKey(x => new { x.CustomerId, x.Id }).Ignore(x => x.Customer!))).Entities.Single().Key.Select(column => column.Name));

    [Fact]
    public void A_class_may_have_no_key() =>
        Assert.Empty(Contract.Build(c => c.Entity<Order>(e => e.HasNoKey().Ignore(x => x.Customer!))).Entities.Single().Key);

    [Fact]
    public void A_view_can_show_a_table_that_another_class_owns()
    {
        var contract = Contract.Build(c => c
            .Entity<Customer>(e => e.ToTable("customers").Ignore(x => x.Orders))
            .Entity<CustomerName>(e => e.ToView("customers")));
        Assert.True(contract.Find(typeof(CustomerName))!.IsView);
        Assert.False(contract.Find(typeof(Customer))!.IsView);
    }

    [Fact]
    public void One_class_can_be_in_several_contracts()
    {
        var first = Contract.Build(c => c.Entity<CustomerName>(e => e.ToTable("a")));
        var second = Contract.Build(c => c.Entity<CustomerName>(e => e.ToTable("b")));
        Assert.Equal(("a", "b"), (first.Entities.Single().Table, second.Entities.Single().Table));
    }

    [Fact]
    public void A_generated_key_can_be_denied_and_another_column_declared()
    {
        var name = Contract.Build(c => c.Entity<CustomerName>(e => e.Property(x => x.Id).IsGenerated(false).Property(x => x.Name).IsGenerated())).Entities.Single();
        Assert.Equal([false, true], name.Columns.Select(column => column.IsGenerated));
    }

    [Fact]
    public void A_default_schema_serves_all_tables() =>
        Assert.All(Contract.Build(c => c.HasDefaultSchema("shop").Entity<Customer>().Entity<Order>()).Entities, entity => Assert.Equal("shop", entity.Schema));

    private static Contract Shop() => Contract.Build(c => c.Entity<Customer>().Entity<Order>());

    private sealed class Customer
    {
        public int Id { get; set; }
        public string? Name { get; set; }
        public List<Order> Orders { get; set; } = [];
    }

    private sealed class Order
    {
        public int Id { get; set; }
        public int CustomerId { get; set; }
        public DateTime PlacedAt { get; set; }
        public Customer? Customer { get; set; }
    }

    private sealed class CustomerName
    {
        public int Id { get; set; }
        public string? Name { get; set; }
    }
}
