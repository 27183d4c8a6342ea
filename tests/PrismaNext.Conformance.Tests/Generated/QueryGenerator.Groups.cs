using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

internal sealed partial class QueryGenerator
{
    private void Group()
    {
        var item = Item;
        var key = ValueGenerator.Lambda(item, [], v => _values.Chance(0.75) ? _values.Any(v, 2) : Ops.New(typeof(Both<,>), _values.Any(v, 1), _values.Any(v, 1)));
        var groups = Ops.Call("GroupBy", [item, key.Body.Type], _query, key);
        var grouping = Expression.Parameter(Ops.Item(groups.Type), "g");
        Expression query = groups;
        if (_values.Chance(0.3))
            query = Ops.Where(groups, Expression.Lambda(Expression.GreaterThan(Ops.Call("Count", grouping), Expression.Constant(_random.Next(3))), grouping));
        var part = Expression.Property(grouping, "Key");
        Expression body = _random.Next(4) switch
        {
            0 => Ops.New(typeof(Both<,>), part, OfGroup(grouping, [])),
            1 => OfGroup(grouping, []),
            _ => Ops.New(typeof(Three<,,>), part, OfGroup(grouping, []), OfGroup(grouping, [])),
        };
        Set(Ops.Select(query, Expression.Lambda(body, grouping)));
    }

    // One value made of the elements of a group.
    private Expression OfGroup(Expression group, IReadOnlyList<Expression> outer)
    {
        var item = Ops.Item(group.Type);
        if (_values.Chance(0.25))
            group = Ops.Where(group, ValueGenerator.Lambda(item, outer, v => _values.Predicate(v, 1)));
        switch (_random.Next(8))
        {
            case 0:
                return Ops.Call("Count", group);
            case 1:
                return Ops.Call("Count", group, ValueGenerator.Lambda(item, outer, v => _values.Predicate(v, 1)));
            case 2:
                return Ops.Call(_values.Pick(["Any", "All"]), group, ValueGenerator.Lambda(item, outer, v => _values.Predicate(v, 1)));
            case 3:
                return Ops.Call("Count", Ops.Call("Distinct", Ops.Select(group, ValueGenerator.Lambda(item, outer, v => _values.Any(v, 1)))));
            case 4:
                return Ops.Call("FirstOrDefault", Ops.Select(_values.Order(group, outer, 0), ValueGenerator.Lambda(item, outer, v => _values.Any(v, 1))));
            default:
                var type = _values.Pick([typeof(int?), typeof(decimal?), typeof(double?), typeof(long?)]);
                return Ops.Aggregate(_values.Pick(["Sum", "Min", "Max", "Average"]), group, ValueGenerator.Lambda(item, outer, v => _values.Of(type, v, 1)));
        }
    }

    private static LambdaExpression Pair(Type first, Type second)
    {
        var (a, b) = (Expression.Parameter(first, "a"), Expression.Parameter(second, "b"));
        return Expression.Lambda(Ops.New(typeof(Both<,>), a, b), a, b);
    }

    private void SetBy(Type item)
    {
        var key = ValueGenerator.Lambda(item, [], v => _values.Any(v, 1));
        var name = _values.Pick(["UnionBy", "ExceptBy", "IntersectBy"]);
        if (name == "UnionBy")
        {
            var table = ValueGenerator.Tables.Select(t => Expression.Property(_shop, t)).FirstOrDefault(t => t.Type == typeof(IQueryable<>).MakeGenericType(item));
            if (table is not null)
                Set(Ops.Call(name, [item, key.Body.Type], _query, _values.Order(table, [], 1), key));
            return;
        }

        var other = Table();
        var keys = Ops.Select(other, ValueGenerator.Lambda(Ops.Item(other.Type), [], v => _values.Of(key.Body.Type, v, 1)));
        Set(Ops.Call(name, [item, key.Body.Type], _query, keys, key));
    }

    // What needs an order.
    private void Positions()
    {
        var item = Item;
        if (!_isOrdered)
            _query = _values.Order(_query, [], 1);
        _isOrdered = true;
        switch (_random.Next(10))
        {
            case 7:
                var side = _values.Order(Side(), [], 1);
                _query = Ops.Call("Zip", [item, Ops.Item(side.Type), typeof(Both<,>).MakeGenericType(item, Ops.Item(side.Type))], _query, side, Pair(item, Ops.Item(side.Type)));
                break;
            case 8 when Paths.IsScalar(item):
                _query = Ops.Call(_values.Pick(["Append", "Prepend"]), _query, _values.Constant(item));
                break;
            case 9 when Paths.IsRow(item):
                SetBy(item);
                break;
            case 0:
                _query = Ops.Call("Reverse", _query);
                break;
            case 1:
                _query = Ops.Call("TakeLast", _query, Expression.Constant(_random.Next(1, 5)));
                break;
            case 2:
                _query = Ops.Call("SkipLast", _query, Expression.Constant(_random.Next(1, 3)));
                break;
            case 3:
                var key = ValueGenerator.Lambda(item, [], v => _values.Any(v, 1));
                Set(Ops.Call("DistinctBy", [item, key.Body.Type], _query, key));
                break;
            case 4:
                _query = Ops.Call(_values.Pick(["TakeWhile", "SkipWhile"]), _query, ValueGenerator.Lambda(item, [], v => _values.Predicate(v, 1)));
                break;
            case 5:
                var (x, i) = (Expression.Parameter(item, "x"), Expression.Parameter(typeof(int), "i"));
                _query = Ops.Call("Where", _query, Expression.Lambda(_values.Predicate([x, i], 1), x, i));
                break;
            default:
                var (a, index) = (Expression.Parameter(item, "x"), Expression.Parameter(typeof(int), "i"));
                var body = Ops.New(typeof(Both<,>), a, index);
                _query = Ops.Call("Select", [item, body.Type], _query, Expression.Lambda(body, a, index));
                break;
        }
    }
}
