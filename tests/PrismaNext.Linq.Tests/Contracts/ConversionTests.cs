using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class ConversionTests
{
    [Fact]
    public void A_strongly_typed_id_is_converted_wherever_it_is_used()
    {
        var order = Contract.Build(c => c.HasConversion<OrderId, long>(id => id.Value, value => new OrderId(value), preservesOrder: true).Entity<Order>()).Entities.Single();
        Assert.All(["Id", "ParentId"], name => Assert.Equal(("bigint", typeof(OrderId)), (Type(order, name).Name, Type(order, name).ModelType)));
        Assert.True(order.Columns.Single(column => column.Name == "ParentId").IsNullable);
        Assert.Equal(7L, Type(order, "Id").Conversion!.ConvertToStore(new OrderId(7)));
        Assert.Equal(("bigint[]", typeof(OrderId)), (Type(order, "Others").Name, Type(order, "Others").Element!.ModelType));
        Assert.Equal("Order.Parent", order.Relations.Single().ToString());
    }

    [Fact]
    public void A_property_can_have_a_conversion_of_its_own()
    {
        var address = Contract.Build(c => c.Entity<Place>(e => e.Property(x => x.Address).HasConversion(uri => uri!.ToString(), text => new Uri(text)).HasColumnType("varchar(200)"))).Entities.Single().Columns[1];
        Assert.Equal(("varchar", "varchar(200)", typeof(Uri), false), (address.Type.Name, address.StoreTypeName, address.Type.ModelType, address.Type.Conversion!.PreservesOrder));
        Assert.Equal("https://example.com/", address.Type.Conversion.ConvertToStore(new Uri("https://example.com")));
    }

    [Fact]
    public void A_conversion_of_a_nullable_property_never_sees_null()
    {
        var type = Contract.Build(c => c.Entity<Reading>(e => e.Property(x => x.Degrees).HasConversion(d => d!.Value.Value, v => new Degrees(v)))).Entities.Single().Columns[1].Type;
        Assert.Equal((typeof(Degrees), typeof(double)), (type.Conversion!.ModelType, type.Conversion.StoreType));
        Assert.Equal(typeof(Degrees), type.Conversion.FromStore.ReturnType);
        Assert.Equal(1.5, type.Conversion.ConvertToStore(new Degrees(1.5)));
        Assert.Equal(new Degrees(2), ((Func<double, Degrees>)type.Conversion.FromStore.Compile())(2));
    }

    [Fact]
    public void A_conversion_to_a_type_that_needs_another_is_refused() =>
        ContractAssert.Refuses("CONTRACT.CONVERSION_INVALID", c => c.Entity<Reading>(e => e.Property(x => x.Degrees).HasConversion(d => (uint)d!.Value.Value, v => new Degrees(v))));

    [Fact]
    public void A_conversion_to_the_same_type_is_refused() =>
        ContractAssert.Refuses("CONTRACT.CONVERSION_INVALID", c => c.HasConversion<string, string>(s => s.Trim(), s => s).Entity<Note>());

    private static PgType Type(EntityMap entity, string name) => entity.Columns.Single(column => column.Name == name).Type;

    private readonly record struct OrderId(long Value);

    private readonly record struct Degrees(double Value);

    private sealed class Order
    {
        public OrderId Id { get; set; }
        public OrderId? ParentId { get; set; }
        public Order? Parent { get; set; }
        public OrderId[]? Others { get; set; }
    }

    private sealed class Place
    {
        public int Id { get; set; }
        public Uri? Address { get; set; }
    }

    private sealed class Reading
    {
        public int Id { get; set; }
        public Degrees? Degrees { get; set; }
    }

    private sealed class Note
    {
        public int Id { get; set; }
        public string? Text { get; set; }
    }
}
