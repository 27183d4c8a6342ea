using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

internal sealed partial class ValueGenerator
{
    /// <summary>A condition.</summary>
    public Expression Predicate(IReadOnlyList<Expression> variables, int depth)
    {
        if (depth > 0)
        {
            switch (random.Next(10))
            {
                case 0:
                    return Expression.AndAlso(Predicate(variables, depth - 1), Predicate(variables, depth - 1));
                case 1:
                    return Expression.OrElse(Predicate(variables, depth - 1), Predicate(variables, depth - 1));
                case 2:
                    return Expression.Not(Predicate(variables, depth - 1));
                case 3 when Collection(variables, depth - 1) is { } collection:
                    return Exists(collection, variables, depth - 1);
                case 5 when Chance(0.5):
                    return IsAmongQuery(variables, depth);
                case 6 when SameRows(variables) is { Count: > 0 } pairs:
                    return Pick(pairs);
                case 4 when Chance(0.4):
                    return Expression.Equal(Predicate(variables, depth - 1), Predicate(variables, depth - 1));
            }
        }

        switch (random.Next(9))
        {
            case 8 when variables.SelectMany(Paths.Rows).Where(r => Variants.ContainsKey(r.Type)).ToList() is { Count: > 0 } rows && Pick(rows) is var row:
                return Expression.TypeIs(row, Pick(Variants[row.Type]));
            case 0 when variables.SelectMany(Paths.References).ToList() is { Count: > 0 } references:
                return NullTest(Pick(references));
            case 1 when variables.SelectMany(v => Paths.Scalars(v)).Where(p => p.Type == typeof(bool)).ToList() is { Count: > 0 } booleans:
                return Pick(booleans);
            case 2:
                return IsAmong(variables, depth);
            case 3 when variables.SelectMany(v => Paths.Scalars(v)).Where(p => Ops.Nullable(p.Type) == p.Type).ToList() is { Count: > 0 } nullables:
                return NullTest(Pick(nullables));
            case 4 when variables.SelectMany(v => Paths.Scalars(v)).Where(p => p.Type == typeof(string)).ToList() is { Count: > 0 } texts:
                return Search(Pick(texts));
            default:
                return Comparison(variables, depth);
        }
    }

    private static readonly Dictionary<Type, Type[]> Variants = new()
    {
        [typeof(Vehicle)] = [typeof(Car), typeof(Truck), typeof(Tanker)],
        [typeof(Payment)] = [typeof(CardPayment), typeof(CashPayment)],
    };

    // A value among those of a query.
    private Expression IsAmongQuery(IReadOnlyList<Expression> variables, int depth)
    {
        var table = Expression.Property(shop, Pick(Tables));
        var values = Ops.Select(table, Lambda(Ops.Item(table.Type), variables, v => Any(v, 1, t => t != typeof(bool) && t != typeof(bool?))));
        var item = Ops.Item(values.Type);
        return Ops.Call("Contains", values, Of(item, variables, depth - 1));
    }

    // Rows of one type are compared by what they are.
    private List<Expression> SameRows(IReadOnlyList<Expression> variables)
    {
        var rows = variables.SelectMany(Paths.Rows).Concat(variables.SelectMany(Paths.References)).ToList();
        return [.. from a in rows from b in rows where a != b && a.Type == b.Type select (Expression)(Chance(0.5) ? Expression.Equal(a, b) : Expression.NotEqual(a, b))];
    }

    private Expression Comparison(IReadOnlyList<Expression> variables, int depth)
    {
        var left = Any(variables, depth - 1);
        var right = Of(left.Type, variables, Chance(0.3) ? depth - 1 : 0);
        var model = Nullable.GetUnderlyingType(left.Type) ?? left.Type;
        if (model.IsEnum && Paths.IsOrdered(model) && Chance(0.3))
        {
            var number = left.Type == model ? typeof(int) : typeof(int?);
            (left, right, model) = (Expression.Convert(left, number), Expression.Convert(right, number), typeof(int));
        }

        var isOrdered = !model.IsEnum && model != typeof(string) && model != typeof(bool) && model != typeof(Guid);
        return (isOrdered ? random.Next(6) : random.Next(2)) switch
        {
            0 => Expression.Equal(left, right),
            1 => Expression.NotEqual(left, right),
            2 => Expression.LessThan(left, right),
            3 => Expression.LessThanOrEqual(left, right),
            4 => Expression.GreaterThan(left, right),
            _ => Expression.GreaterThanOrEqual(left, right),
        };
    }

    private Expression IsAmong(IReadOnlyList<Expression> variables, int depth)
    {
        var item = Any(variables, depth - 1, t => t != typeof(bool) && t != typeof(bool?));
        var model = Nullable.GetUnderlyingType(item.Type) ?? item.Type;
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item.Type))!; // A list has a constructor.
        for (var i = random.Next(4); i >= 0; i--)
            list.Add((model != item.Type || model == typeof(string)) && Chance(0.2) ? null : Pick(Pool[model]));
        var captured = Expression.Constant(Activator.CreateInstance(typeof(Captured<>).MakeGenericType(list.GetType()), list));
        return Expression.Call(typeof(Enumerable), "Contains", [item.Type], Expression.Property(captured, "Value"), item);
    }

    // What the methods of a missing text are is an exception in C#, so there has to be one.
    private BinaryExpression Search(Expression text) => Expression.AndAlso(
        Expression.NotEqual(text, Expression.Constant(null, typeof(string))),
        Expression.Call(text, typeof(string).GetMethod(Pick(["StartsWith", "EndsWith", "Contains"]), [typeof(string)])!, Expression.Constant(Pick(["a", "b", "i", "er", ""])))); // Text has the methods.

    private BinaryExpression NullTest(Expression value)
    {
        var none = Expression.Constant(null, value.Type);
        return Chance(0.5) ? Expression.Equal(value, none) : Expression.NotEqual(value, none);
    }

    private Expression Exists(Expression collection, IReadOnlyList<Expression> variables, int depth)
    {
        var item = Ops.Item(collection.Type);
        switch (random.Next(4))
        {
            case 0:
                return Ops.Call("Any", collection);
            case 1:
                return Ops.Call("All", collection, Lambda(item, variables, v => Predicate(v, depth)));
            case 2:
                return Expression.GreaterThan(Ops.Call("Count", collection), Expression.Constant(random.Next(3)));
            default:
                return Ops.Call("Any", collection, Lambda(item, variables, v => Predicate(v, depth)));
        }
    }
}
