using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

internal sealed partial class ValueGenerator
{
    /// <summary>A collection of rows that belongs to what is in reach, filtered and cut off or not; null when there is none.</summary>
    public Expression? Collection(IReadOnlyList<Expression> variables, int depth)
    {
        if (variables.Count > 3)
            return null;
        var collections = variables.SelectMany(Paths.Collections).ToList();
        var collection = collections.Count > 0 && Chance(0.7) ? Pick(collections) : Correlated(variables);
        if (collection is null)
            return null;
        var item = Ops.Item(collection.Type);
        if (Variants.TryGetValue(item, out var variants) && Chance(0.3))
        {
            item = Pick(variants);
            collection = Ops.Call("OfType", [item], collection);
        }

        if (Chance(0.4))
            collection = Ops.Where(collection, Lambda(item, variables, v => Predicate(v, depth - 1)));
        if (Chance(0.2))
            collection = Cut(Order(collection, variables, depth - 1));
        return collection;
    }

    /// <summary>Orders by some key, and then by all that tells elements apart; so the order is total but for equal elements.</summary>
    public Expression Order(Expression source, IReadOnlyList<Expression> outer, int depth)
    {
        var item = Ops.Item(source.Type);
        var isFirst = true;
        if (Chance(0.6))
            Add(Lambda(item, [], v => Any(v, depth, Paths.IsOrdered)));
        var parameter = Expression.Parameter(item, Name(item, outer));
        foreach (var part in Paths.Identity(parameter).ToList())
            Add(Expression.Lambda(part, parameter));
        return source;

        void Add(LambdaExpression key)
        {
            source = Ops.OrderBy(source, key, Chance(0.4), then: !isFirst);
            isFirst = false;
        }
    }

    /// <summary>Cuts ordered rows off.</summary>
    public Expression Cut(Expression ordered)
    {
        if (Chance(0.4))
            ordered = Ops.Skip(ordered, random.Next(4));
        return Chance(0.85) ? Ops.Take(ordered, random.Next(1, 7)) : ordered;
    }

    /// <summary>A number made of a collection; null when there is none.</summary>
    private Expression? Aggregate(Type type, IReadOnlyList<Expression> variables, int depth)
    {
        if (Collection(variables, depth - 1) is not { } collection)
            return null;
        var item = Ops.Item(collection.Type);
        if (type == typeof(int) && Chance(0.5))
            return Chance(0.5) ? Ops.Call("Count", collection) : Ops.Call("Count", collection, Lambda(item, variables, v => Predicate(v, depth - 1)));
        if (Chance(0.2) && Nullable.GetUnderlyingType(type) is not null)
            return Ops.Call("FirstOrDefault", Ops.Select(Order(collection, variables, 0), Lambda(item, variables, v => Of(type, v, depth - 1))));
        // Over no elements there is no extreme and no average, unless it can be null.
        var selector = Lambda(item, variables, v => Of(type, v, depth - 1));
        return Ops.Aggregate(Nullable.GetUnderlyingType(type) is null ? "Sum" : Pick(["Sum", "Min", "Max"]), collection, selector);
    }

    // A column of the first row of a collection.
    private Expression? FirstMember(Type type, IReadOnlyList<Expression> variables)
    {
        if (Collection(variables, 1) is not { } collection)
            return null;
        var first = Ops.Call(Pick(["FirstOrDefault", "LastOrDefault"]), Order(collection, variables, 0));
        var members = Paths.Scalars(first, mayBeMissing: true, depth: 1).Where(p => p.Type == type).ToList();
        return members.Count == 0 ? null : Pick(members);
    }

    // A table, filtered by what is in reach.
    private Expression? Correlated(IReadOnlyList<Expression> variables)
    {
        var table = Expression.Property(shop, Pick(Tables));
        var item = Ops.Item(table.Type);
        var parameter = Expression.Parameter(item, Name(item, variables));
        var pairs = (
            from inner in Paths.Scalars(parameter, depth: 0)
            from outer in variables.SelectMany(v => Paths.Scalars(v, depth: 0))
            where inner.Type == outer.Type && inner.Type != typeof(bool) && inner.Type != typeof(bool?)
            select (Expression)Expression.Equal(inner, outer)).ToList();
        return pairs.Count == 0 ? null : Ops.Where(table, Expression.Lambda(Pick(pairs), parameter));
    }

    public static readonly string[] Tables =
        [nameof(Shop.Customers), nameof(Shop.Orders), nameof(Shop.Lines), nameof(Shop.Products), nameof(Shop.Categories), nameof(Shop.Tags), nameof(Shop.Badges), nameof(Shop.Employees), nameof(Shop.Vehicles), nameof(Shop.Payments)];
}
