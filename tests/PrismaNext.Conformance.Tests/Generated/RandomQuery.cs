using System.Linq.Expressions;
using PrismaNext.Conformance.Tests.Harness;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>A query that was made by chance.</summary>
/// <param name="Shop">Stands for the shop in it.</param>
/// <param name="Body">The query.</param>
/// <param name="Order">How much of the order of its rows it decides.</param>
internal sealed record RandomQuery(ParameterExpression Shop, Expression Body, RowOrder Order)
{
    /// <summary>Runs it over a shop.</summary>
    public Result Run(Shop shop) => Result.Of(() =>
        typeof(IQueryable).IsAssignableFrom(Body.Type) ? Bound(shop) : Invoke(nameof(IQueryProvider.Execute), Body.Type, shop));

    /// <summary>The SQL that it becomes; empty where it has none, or makes a single value.</summary>
    public string Sql(Shop shop)
    {
        var sql = Result.Of(() => typeof(AsyncQueryableExtensions).GetMethod(nameof(AsyncQueryableExtensions.ToSql))!.MakeGenericMethod(Ops.Item(Body.Type)) // The method is there.
            .Invoke(null, [Bound(shop)]));
        return sql.Value as string ?? "";
    }

    /// <summary>Prints it as C#.</summary>
    public override string ToString() => QueryPrinter.Print(Body);

    private object? Bound(Shop shop) => Invoke(nameof(IQueryProvider.CreateQuery), Ops.Item(Body.Type), shop);

    private object? Invoke(string method, Type type, Shop shop) => typeof(IQueryProvider).GetMethods().Single(m => m.Name == method && m.IsGenericMethod)
        .MakeGenericMethod(type).Invoke(shop.Customers.Provider, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [new ShopBinder(Shop, shop).Visit(Body)], null);
}
