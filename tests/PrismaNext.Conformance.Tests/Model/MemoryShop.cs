using System.Collections.Concurrent;
using PrismaNext.Conformance.Tests.Harness;

namespace PrismaNext.Conformance.Tests.Model;

/// <summary>The rows in memory, queried by LINQ to objects.</summary>
/// <param name="propagatesNulls">Whether a member of null is null, as in SQL, where C# throws.</param>
internal sealed class MemoryShop(bool propagatesNulls = false) : Shop
{
    public static readonly IReadOnlyList<System.Collections.IEnumerable> Tables =
    [
        ShopData.Customers, ShopData.Orders, ShopData.Lines, ShopData.Products, ShopData.Categories, ShopData.Tags, ShopData.Badges, ShopData.Employees, ShopData.Vehicles, ShopData.Payments,
    ];

    public static readonly IReadOnlyList<System.Collections.IEnumerable> ZooTables = [ZooData.Keepers, ZooData.Animals];

    private static readonly IReadOnlyList<Listing> Listings = [.. ShopData.Products.Select(p => new Listing { Id = p.Id, Name = p.Name, Lines = Blocking(p.Lines) })];

    private static readonly IReadOnlyList<System.Collections.IEnumerable> All = [.. Tables, .. ZooTables, Listings];

    public override IQueryable<T> From<T>()
    {
        var rows = All.OfType<IEnumerable<T>>().FirstOrDefault() ?? All.SelectMany(t => t.OfType<T>());
        return propagatesNulls ? new LenientQueryProvider().CreateQuery<T>(rows.AsQueryable().Expression) : rows.AsQueryable();
    }

    private static BlockingCollection<Line> Blocking(IEnumerable<Line> lines) => new(new ConcurrentQueue<Line>(lines));
}
