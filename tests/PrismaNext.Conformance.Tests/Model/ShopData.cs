namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The rows: nulls in every column that takes them, relations that lead nowhere, empty collections, duplicates and ties.</summary>
/// <remarks>Texts are lower-case letters only, which every collation orders alike.</remarks>
internal static class ShopData
{
    public static IReadOnlyList<Customer> Customers { get; } =
    [
        new() { Id = 1, Name = "anna", City = "berlin", Age = 30, IsActive = true, IsVip = true, Rating = 4.5, Balance = 100.50m, JoinedAt = Day(1) },
        new() { Id = 2, Name = "bert", City = "paris", Age = null, IsActive = true, IsVip = false, Rating = null, Balance = -20m, JoinedAt = Day(5), ReferrerId = 1 },
        new() { Id = 3, Name = "cleo", City = null, Age = 41, IsActive = false, IsVip = null, Rating = 3.25, Balance = 0m, JoinedAt = Day(5), ReferrerId = 1 },
        new() { Id = 4, Name = "anna", City = "berlin", Age = 30, IsActive = false, IsVip = false, Rating = 4.5, Balance = 100.50m, JoinedAt = Day(9), ReferrerId = 2 },
        new() { Id = 5, Name = "dora", City = "", Age = 17, IsActive = true, IsVip = null, Rating = 1, Balance = 12.34m, JoinedAt = Day(40) },
        new() { Id = 6, Name = "emil", City = "paris", Age = 65, IsActive = false, IsVip = true, Rating = null, Balance = 999.99m, JoinedAt = Day(70), ReferrerId = 4 },
        new() { Id = 7, Name = "fay", City = null, Age = null, IsActive = true, IsVip = null, Rating = null, Balance = -20m, JoinedAt = Day(400), ReferrerId = 7 },
        new() { Id = 8, Name = "gus", City = "oslo", Age = 41, IsActive = true, IsVip = true, Rating = 3.25, Balance = 5m, JoinedAt = Day(401) },
    ];

    public static IReadOnlyList<Employee> Employees { get; } =
    [
        new() { Id = 1, Name = "mona", Level = 5, HiredOn = new(2015, 3, 1), Salary = 9000m },
        new() { Id = 2, Name = "nils", Level = 3, HiredOn = new(2018, 7, 15), Salary = 5000m, ManagerId = 1 },
        new() { Id = 3, Name = "olga", Level = 3, HiredOn = new(2018, 7, 15), Salary = null, ManagerId = 1 },
        new() { Id = 4, Name = "pete", Level = 1, HiredOn = new(2023, 1, 31), Salary = 3000.5m, ManagerId = 2 },
        new() { Id = 5, Name = "quin", Level = 1, HiredOn = new(2024, 2, 29), Salary = null, ManagerId = null },
    ];

    public static IReadOnlyList<Category> Categories { get; } =
    [
        new() { Id = 1, Name = "all" },
        new() { Id = 2, Name = "books", ParentId = 1 },
        new() { Id = 3, Name = "tools", ParentId = 1 },
        new() { Id = 4, Name = null, ParentId = 2 },
        new() { Id = 5, Name = "empty" },
        new() { Id = 6, Name = "books", ParentId = 4 },
    ];

    public static IReadOnlyList<Product> Products { get; } =
    [
        new() { Id = 1, Name = "atlas", Kind = ProductKind.Goods, Price = 20m, Weight = 1.5, Stock = 10, Code = Code(1), CategoryId = 2 },
        new() { Id = 2, Name = "bible", Kind = ProductKind.Goods, Price = 20m, Weight = null, Stock = 0, Code = Code(2), CategoryId = 2 },
        new() { Id = 3, Name = "chisel", Kind = ProductKind.Goods, Price = 7.25m, Weight = 0.4, Stock = null, Code = Code(3), CategoryId = 3 },
        new() { Id = 4, Name = "drill", Kind = ProductKind.Goods, Price = 149.90m, Weight = 2.75, Stock = 3, Code = Code(4), CategoryId = 3 },
        new() { Id = 5, Name = "engraving", Kind = ProductKind.Service, Price = 15m, Weight = null, Stock = null, Code = Code(5), CategoryId = null },
        new() { Id = 6, Name = "folio", Kind = ProductKind.Goods, Price = 80m, Weight = 1.5, Stock = 1, Code = Code(6), CategoryId = 4 },
        new() { Id = 7, Name = "gift", Kind = ProductKind.Voucher, Price = 25m, Weight = null, Stock = null, Code = Code(7), CategoryId = null },
        new() { Id = 8, Name = "hammer", Kind = ProductKind.Goods, Price = 20m, Weight = 0.9, Stock = 10, Code = Code(8), CategoryId = 3 },
        new() { Id = 5_000_000_000, Name = "index", Kind = ProductKind.Goods, Price = 0m, Weight = 0, Stock = 0, Code = Code(9), CategoryId = 6 },
    ];

    public static IReadOnlyList<Badge> Badges { get; } =
    [
        new() { CustomerId = 1, Text = "gold", Weight = 1.25f, Rights = BadgeRights.Enter | BadgeRights.Order },
        new() { CustomerId = 4, Text = "silver", Weight = 0.1f, Rights = BadgeRights.Order },
        new() { CustomerId = 7, Text = "gold", Weight = 16777217f },
    ];

    public static IReadOnlyList<Tag> Tags { get; } =
        [new() { Id = "heavy", Weight = 3 }, new() { Id = "new", Weight = null }, new() { Id = "sale", Weight = 1 }, new() { Id = "unused", Weight = 1 }];

    public static IReadOnlyList<(long Product, string Tag)> ProductTags { get; } =
        [(1, "new"), (1, "sale"), (2, "sale"), (4, "heavy"), (4, "new"), (4, "sale"), (6, "heavy"), (5_000_000_000, "new")];

    public static IReadOnlyList<Order> Orders { get; } =
    [
        new() { Id = 1, CustomerId = 1, EmployeeId = 2, Status = OrderStatus.Paid, PlacedAt = Day(10), ShippedAt = Day(12), Discount = 5m, Note = "rush" },
        new() { Id = 2, CustomerId = 1, EmployeeId = 2, Status = OrderStatus.Shipped, PlacedAt = Day(20), ShippedAt = Day(20), Discount = null, Note = null },
        new() { Id = 3, CustomerId = 2, EmployeeId = 3, Status = OrderStatus.Open, PlacedAt = Day(20), ShippedAt = null, Discount = 0m, Note = "" },
        new() { Id = 4, CustomerId = null, EmployeeId = 4, Status = OrderStatus.Paid, PlacedAt = Day(31), ShippedAt = Day(35), Discount = null, Note = "gift" },
        new() { Id = 5, CustomerId = 4, EmployeeId = 3, Status = OrderStatus.Cancelled, PlacedAt = Day(60), ShippedAt = null, Discount = 2.5m, Note = null },
        new() { Id = 6, CustomerId = 5, EmployeeId = 2, Status = OrderStatus.Open, PlacedAt = Day(61), ShippedAt = null, Discount = null, Note = "rush" },
        new() { Id = 7, CustomerId = 1, EmployeeId = 1, Status = OrderStatus.Paid, PlacedAt = Day(200), ShippedAt = null, Discount = 5m, Note = "rush" },
        new() { Id = 8, CustomerId = null, EmployeeId = 2, Status = OrderStatus.Open, PlacedAt = Day(380), ShippedAt = null, Discount = null, Note = null },
        new() { Id = 9, CustomerId = 6, EmployeeId = 4, Status = OrderStatus.Shipped, PlacedAt = Day(400), ShippedAt = Day(410), Discount = 10m, Note = "slow" },
        new() { Id = 10, CustomerId = 4, EmployeeId = 4, Status = OrderStatus.Paid, PlacedAt = Day(400), ShippedAt = Day(401), Discount = 2.5m, Note = "slow" },
    ];

    public static IReadOnlyList<Line> Lines { get; } =
    [
        new() { OrderId = 1, Number = 1, ProductId = 1, Quantity = 2, Price = 20m, Rebate = 1 },
        new() { OrderId = 1, Number = 2, ProductId = 4, Quantity = 1, Price = 149.90m, Rebate = null },
        new() { OrderId = 1, Number = 3, ProductId = 1, Quantity = 1, Price = 18m, Rebate = 2 },
        new() { OrderId = 2, Number = 1, ProductId = 3, Quantity = 10, Price = 7.25m, Rebate = null },
        new() { OrderId = 3, Number = 1, ProductId = 5, Quantity = 1, Price = 15m, Rebate = 0 },
        new() { OrderId = 3, Number = 2, ProductId = 2, Quantity = 3, Price = 20m, Rebate = 5 },
        new() { OrderId = 4, Number = 1, ProductId = 7, Quantity = 4, Price = 25m, Rebate = null },
        new() { OrderId = 5, Number = 1, ProductId = 6, Quantity = 1, Price = 80m, Rebate = 10 },
        new() { OrderId = 7, Number = 1, ProductId = 4, Quantity = 2, Price = 149.90m, Rebate = null },
        new() { OrderId = 7, Number = 2, ProductId = 8, Quantity = 2, Price = 20m, Rebate = 1 },
        new() { OrderId = 7, Number = 3, ProductId = 3, Quantity = 2, Price = 7.25m, Rebate = null },
        new() { OrderId = 7, Number = 4, ProductId = 1, Quantity = 5, Price = 19m, Rebate = 3 },
        new() { OrderId = 9, Number = 1, ProductId = 5_000_000_000, Quantity = 7, Price = 0m, Rebate = null },
        new() { OrderId = 10, Number = 1, ProductId = 2, Quantity = 1, Price = 20m, Rebate = null },
        new() { OrderId = 10, Number = 2, ProductId = 8, Quantity = 1, Price = 20m, Rebate = 1 },
    ];

    public static IReadOnlyList<Vehicle> Vehicles { get; } =
    [
        new Car { Id = 1, Name = "mini", Seats = 4, IsElectric = true, OwnerId = 1 },
        new Car { Id = 2, Name = "jeep", Seats = 5, IsElectric = null, OwnerId = null },
        new Truck { Id = 3, Name = "lorry", Load = 7.5m, OwnerId = 1 },
        new Truck { Id = 4, Name = "van", Load = null, OwnerId = 5 },
        new Tanker { Id = 5, Name = "oiler", Load = 20m, Liquid = "oil", OwnerId = 6 },
        new Car { Id = 6, Name = "mini", Seats = 2, IsElectric = false, OwnerId = 5 },
    ];

    public static IReadOnlyList<Payment> Payments { get; } =
    [
        new CardPayment { Id = 1, OrderId = 1, Amount = 100m, Number = "x" },
        new CashPayment { Id = 2, OrderId = 1, Amount = 50m, Change = 0.5m },
        new CashPayment { Id = 3, OrderId = 4, Amount = 100m, Change = null },
        new Payment { Id = 4, OrderId = 9, Amount = 1m },
        new CardPayment { Id = 5, OrderId = 10, Amount = 40m, Number = "y" },
    ];

    static ShopData() => ShopWiring.Connect();

    private static DateTime Day(int day) => new DateTime(2024, 1, 1, 8, 30, 0, DateTimeKind.Utc).AddDays(day);

    private static Guid Code(byte number) => new([number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number]);
}
