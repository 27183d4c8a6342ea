using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

internal sealed partial class QueryGenerator
{
    private void Join()
    {
        var inner = Side();
        var innerItem = Ops.Item(inner.Type);
        var outerParameter = Expression.Parameter(Item, "a");
        var innerParameter = Expression.Parameter(innerItem, "b");
        var keys = (
            from a in Paths.Scalars(outerParameter)
            from b in Paths.Scalars(innerParameter, depth: 0)
            where a.Type == b.Type && a.Type != typeof(bool) && a.Type != typeof(bool?)
            select (Outer: a, Inner: b)).ToList();
        if (keys.Count == 0)
            return;
        var (outerKey, innerKey) = _values.Pick(keys);
        if (_values.Chance(0.2))
        {
            var (other, otherInner) = _values.Pick(keys);
            (outerKey, innerKey) = (Ops.New(typeof(Both<,>), outerKey, other), Ops.New(typeof(Both<,>), innerKey, otherInner));
        }

        var name = _values.Pick(["Join", "Join", "LeftJoin", "RightJoin", "GroupJoin"]);
        if (name is "LeftJoin" && !Paths.IsRow(innerItem) || name is "RightJoin" && !Paths.IsRow(Item))
            name = "Join";
        var result = Result(name, innerItem);
        Set(Ops.Call(name, [Item, innerItem, outerKey.Type, result.Body.Type], _query, inner, Expression.Lambda(outerKey, outerParameter), Expression.Lambda(innerKey, innerParameter), result));
    }

    private LambdaExpression Result(string name, Type innerItem)
    {
        var a = Expression.Parameter(Item, "a");
        var b = Expression.Parameter(name == "GroupJoin" ? typeof(IEnumerable<>).MakeGenericType(innerItem) : innerItem, name == "GroupJoin" ? "bs" : "b");
        Expression body = name switch
        {
            "LeftJoin" => Ops.New(typeof(Maybe<,>), a, b),
            "RightJoin" => Ops.New(typeof(Maybe<,>), b, a),
            "GroupJoin" => Ops.New(typeof(Both<,>), a, OfGroup(b, [a])),
            _ => Ops.New(typeof(Both<,>), a, b),
        };
        return Expression.Lambda(body, a, b);
    }

    private void SelectMany()
    {
        var outer = Expression.Parameter(Item, "a");
        if (_values.Collection([outer], 2) is not { } collection)
            return;
        var item = Ops.Item(collection.Type);
        var isOptional = _values.Chance(0.4);
        if (isOptional)
            collection = Ops.Call("DefaultIfEmpty", collection);
        var inner = Expression.Parameter(item, "b");
        var selector = Expression.Lambda(typeof(Func<,>).MakeGenericType(Item, typeof(IEnumerable<>).MakeGenericType(item)), collection, outer);
        var result = Expression.Lambda(isOptional ? Ops.New(typeof(Maybe<,>), outer, inner) : Ops.New(typeof(Both<,>), outer, inner), outer, inner);
        Set(Ops.Call("SelectMany", [Item, item, result.Body.Type], _query, selector, result));
    }

    // Another query, of rows or of something made of them.
    private Expression Side()
    {
        var side = Table();
        if (_values.Chance(0.4))
            side = Ops.Where(side, ValueGenerator.Lambda(Ops.Item(side.Type), [], v => _values.Predicate(v, 1)));
        if (_values.Chance(0.2))
            side = _values.Cut(_values.Order(side, [], 0));
        if (_values.Chance(0.2))
            side = Ops.Select(side, ValueGenerator.Lambda(Ops.Item(side.Type), [], v => Element(v, final: false)));
        return _values.Chance(0.1) ? Ops.Call("Distinct", side) : side;
    }

    private void Combine()
    {
        var operation = _values.Pick(["Union", "Concat", "Intersect", "Except"]);
        var item = Item;
        if (Paths.IsRow(item))
        {
            var table = ValueGenerator.Tables.Select(t => Expression.Property(_shop, t)).FirstOrDefault(t => t.Type == typeof(IQueryable<>).MakeGenericType(item));
            if (table is not null)
                Set(Ops.Call(operation, _query, Ops.Where(table, ValueGenerator.Lambda(item, [], v => _values.Predicate(v, 2)))));
            return;
        }

        var side = Side();
        var body = ValueGenerator.Lambda(Ops.Item(side.Type), [], v => Like(item, v) ?? Expression.Empty());
        if (body.Body is not DefaultExpression)
            Set(Ops.Call(operation, _query, Ops.Select(side, body)));
    }

    // A value of a given type; null when it cannot be made.
    private Expression? Like(Type type, IReadOnlyList<Expression> variables)
    {
        if (Paths.IsScalar(type))
            return _values.Of(type, variables, 1);
        if (!Paths.IsRecord(type))
            return variables.SelectMany(Paths.Rows).FirstOrDefault(r => r.Type == type);
        var parts = type.GetConstructors()[0].GetParameters().Select(p => Like(p.ParameterType, variables)).ToList();
        return parts.Contains(null) ? null : Ops.New(type.GetGenericTypeDefinition(), [.. parts.Select(p => p!)]); // None is null, as checked.
    }
}
