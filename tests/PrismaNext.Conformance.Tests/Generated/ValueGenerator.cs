using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Makes well-typed expressions over the variables in reach.</summary>
internal sealed partial class ValueGenerator(Random random, ParameterExpression shop)
{
    private static readonly Dictionary<Type, object?[]> Pool = new()
    {
        [typeof(int)] = [0, 1, 2, 3, 5, 30, 41],
        [typeof(long)] = [1L, 4L, 5_000_000_000L],
        [typeof(short)] = [(short)1, (short)2, (short)5],
        [typeof(decimal)] = [0m, 5m, 20m, 100.50m, -20m],
        [typeof(double)] = [0.0, 1.5, 3.25, 4.5],
        [typeof(float)] = [0f, 1.25f, 0.1f],
        [typeof(bool)] = [true, false],
        [typeof(string)] = ["", "berlin", "paris", "anna", "rush", "books", "sale"],
        [typeof(DateTime)] = [ShopData.Orders[0].PlacedAt, ShopData.Orders[4].PlacedAt, ShopData.Customers[1].JoinedAt],
        [typeof(DateOnly)] = [new DateOnly(2018, 7, 15), new DateOnly(2024, 2, 29)],
        [typeof(Guid)] = [ShopData.Products[2].Code],
        [typeof(OrderStatus)] = [OrderStatus.Open, OrderStatus.Paid, OrderStatus.Cancelled],
        [typeof(BadgeRights)] = [BadgeRights.None, BadgeRights.Enter | BadgeRights.Order],
        [typeof(ProductKind)] = [ProductKind.Goods, ProductKind.Voucher],
    };

    public Random Random => random;

    /// <summary>A lambda over one variable.</summary>
    public static LambdaExpression Lambda(Type item, IReadOnlyList<Expression> outer, Func<IReadOnlyList<Expression>, Expression> body)
    {
        var parameter = Expression.Parameter(item, Name(item, outer));
        return Expression.Lambda(body([parameter, .. outer]), parameter);
    }

    /// <summary>An expression of any scalar type.</summary>
    public Expression Any(IReadOnlyList<Expression> variables, int depth, Func<Type, bool>? accepts = null)
    {
        var reachable = variables.SelectMany(v => Paths.Scalars(v)).Where(p => accepts is null || accepts(p.Type)).ToList();
        if (reachable.Count == 0)
            return accepts is null || accepts(typeof(int)) ? Of(typeof(int), variables, depth) : Expression.Constant("x");
        var path = Pick(reachable);
        return Chance(0.6) ? path : Of(path.Type, variables, depth);
    }

    /// <summary>An expression of a type.</summary>
    public Expression Of(Type type, IReadOnlyList<Expression> variables, int depth)
    {
        if (depth <= 0 || Chance(0.3))
            return Leaf(type, variables);
        if (Chance(0.12))
            return Expression.Condition(Predicate(variables, depth - 1), Of(type, variables, depth - 1), Of(type, variables, depth - 1));
        var model = Nullable.GetUnderlyingType(type) ?? type;
        if (Chance(0.2) && (type == typeof(string) || model != type))
            return Expression.Coalesce(Of(type, variables, depth - 1), Of(type, variables, depth - 1));
        if (model == type && type.IsValueType && Chance(0.15))
            return Expression.Coalesce(Of(Ops.Nullable(type), variables, depth - 1), Leaf(type, variables));
        if (model != type && Chance(0.2))
            return Expression.Convert(Of(model, variables, depth - 1), type);
        if (model == typeof(bool))
            return type == model ? Predicate(variables, depth) : Chance(0.5) ? Expression.Not(Leaf(type, variables)) : Leaf(type, variables);
        if (Ops.IsNumber(type))
            return Number(type, model, variables, depth);
        if (Ops.Nullable(type) == type && Chance(0.3) && FirstMember(type, variables) is { } member)
            return member;
        return type == typeof(string) && Chance(0.6) ? Text(variables, depth) : Leaf(type, variables);
    }

    private Expression Number(Type type, Type model, IReadOnlyList<Expression> variables, int depth)
    {
        if (Chance(0.35) && Aggregate(type, variables, depth) is { } aggregate)
            return aggregate;
        var left = Of(type, variables, depth - 1);
        switch (random.Next(6))
        {
            case 0:
                return Expression.Add(left, Of(type, variables, depth - 1));
            case 1:
                return Expression.Subtract(left, Of(type, variables, depth - 1));
            case 2:
                return Expression.Multiply(left, Small(type));
            case 3 when model == typeof(int) || model == typeof(long):
                return Expression.Modulo(left, Small(type));
            case 4 when model == typeof(int) || model == typeof(long):
                return Expression.Divide(left, Small(type));
            case 5 when model != typeof(int):
                return Expression.Convert(Of(type == model ? typeof(int) : typeof(int?), variables, depth - 1), type);
            default:
                return Expression.Negate(left);
        }
    }

    private Expression Text(IReadOnlyList<Expression> variables, int depth)
    {
        var left = Of(typeof(string), variables, depth - 1);
        if (Chance(0.3))
            return Expression.Add(left, Expression.Convert(Of(Chance(0.5) ? typeof(int) : typeof(int?), variables, depth - 1), typeof(object)), typeof(string).GetMethod("Concat", [typeof(object), typeof(object)]));
        return Expression.Add(left, Of(typeof(string), variables, depth - 1), typeof(string).GetMethod("Concat", [typeof(string), typeof(string)]));
    }

    private Expression Leaf(Type type, IReadOnlyList<Expression> variables)
    {
        var reachable = variables.SelectMany(v => Paths.Scalars(v)).Where(p => p.Type == type).ToList();
        return reachable.Count > 0 && Chance(0.75) ? Pick(reachable) : Constant(type);
    }

    /// <summary>A constant, or a value that is captured.</summary>
    public Expression Constant(Type type)
    {
        var model = Nullable.GetUnderlyingType(type) ?? type;
        var canBeNull = model != type || type == typeof(string);
        var value = canBeNull && Chance(0.15) ? null : Pick(Pool[model]);
        if (Chance(0.6))
            return Expression.Constant(value, type);
        var captured = typeof(Captured<>).MakeGenericType(type);
        return Expression.Property(Expression.Constant(Activator.CreateInstance(captured, value)), "Value");
    }

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private UnaryExpression Small(Type type) => Expression.Convert(Expression.Constant(random.Next(2, 6)), type);

    private static string Name(Type item, IReadOnlyList<Expression> outer)
    {
        var name = Paths.IsRow(item) ? char.ToLowerInvariant(item.Name[0]).ToString() : "x";
        return outer.Count == 0 ? name : $"{name}{outer.Count}";
    }
}
