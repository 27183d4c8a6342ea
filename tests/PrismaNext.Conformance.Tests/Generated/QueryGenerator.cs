using System.Linq.Expressions;
using PrismaNext.Conformance.Tests.Harness;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Makes queries by chance: sources, filters, joins, groups, sets, orders, pages, and sub-queries in all of them.</summary>
internal sealed partial class QueryGenerator
{
    private readonly ValueGenerator _values;
    private readonly Random _random;
    private readonly ParameterExpression _shop = Expression.Parameter(typeof(Shop), "db");

    private Expression _query = Expression.Empty();
    private bool _isOrdered;

    private QueryGenerator(int seed)
    {
        _random = new Random(seed);
        _values = new ValueGenerator(_random, _shop);
    }

    private Type Item => Ops.Item(_query.Type);

    /// <summary>The query of a seed; the same for ever, as long as the generator is.</summary>
    public static RandomQuery Make(int seed) => new QueryGenerator(seed).Make();

    private RandomQuery Make()
    {
        _query = Table();
        for (var steps = _random.Next(1, 6); steps > 0; steps--)
            Step();
        if (_values.Chance(0.2))
            return new RandomQuery(_shop, Ending(), RowOrder.All);
        if (_values.Chance(0.35))
            Select(final: true);
        return new RandomQuery(_shop, _query, _isOrdered ? RowOrder.Rows : RowOrder.None);
    }

    private Expression Table()
    {
        Expression table = Expression.Property(_shop, _values.Pick(ValueGenerator.Tables));
        if (table.Type == typeof(IQueryable<Vehicle>) && _values.Chance(0.3))
            table = Expression.Call(typeof(Queryable), "OfType", [_values.Pick([typeof(Car), typeof(Truck), typeof(Tanker)])], table);
        return table;
    }

    private void Step()
    {
        switch (_random.Next(16))
        {
            case 0 or 1 or 2:
                Where();
                break;
            case 3:
                Select(final: false);
                break;
            case 4 or 5:
                _query = _values.Order(_query, [], 1);
                _isOrdered = true;
                break;
            case 6 or 7:
                if (!_isOrdered)
                    _query = _values.Order(_query, [], 1);
                _isOrdered = true;
                _query = _values.Cut(_query);
                break;
            case 8:
                Set(Ops.Call("Distinct", _query));
                break;
            case 9 or 10:
                Join();
                break;
            case 11:
                SelectMany();
                break;
            case 12 or 13:
                Group();
                break;
            case 14:
                Combine();
                break;
            default:
                Positions();
                break;
        }
    }

    private void Set(Expression query)
    {
        _query = query;
        _isOrdered = false;
    }

    private void Where() => _query = Ops.Where(_query, ValueGenerator.Lambda(Item, [], v => _values.Predicate(v, 2)));

    private void Select(bool final) => _query = Ops.Select(_query, ValueGenerator.Lambda(Item, [], v => Element(v, final)));

    private Expression Element(IReadOnlyList<Expression> variables, bool final)
    {
        if (_values.Chance(0.15) && variables.SelectMany(Paths.References).ToList() is { Count: > 0 } references)
            return Ops.New(typeof(Maybe<,>), _values.Any(variables, 1), _values.Pick(references));
        switch (_random.Next(final ? 6 : 4))
        {
            case 0:
                return _values.Any(variables, 2);
            case 1:
                return Ops.New(typeof(Both<,>), Part(variables), _values.Any(variables, 2));
            case 2:
                return Ops.New(typeof(Three<,,>), Part(variables), _values.Any(variables, 2), _values.Any(variables, 1));
            case 3:
                return Ops.New(typeof(Both<,>), Part(variables), _values.Predicate(variables, 2));
            case 4 when _values.Collection(variables, 1) is { } collection:
                return Ops.New(typeof(Both<,>), _values.Any(variables, 1), List(collection, variables));
            default:
                return Ops.New(typeof(Both<,>), _values.Any(variables, 1), Single(variables));
        }
    }

    private Expression Part(IReadOnlyList<Expression> variables) =>
        variables.SelectMany(Paths.Rows).ToList() is { Count: > 0 } rows && _values.Chance(0.4) ? _values.Pick(rows) : _values.Any(variables, 1);

    private MethodCallExpression List(Expression collection, IReadOnlyList<Expression> variables)
    {
        var item = Ops.Item(collection.Type);
        if (_values.Chance(0.7))
            collection = Ops.Select(collection, ValueGenerator.Lambda(item, variables, v => Element(v, final: v.Count < 3)));
        return Expression.Call(typeof(Enumerable), "ToList", [Ops.Item(collection.Type)], collection);
    }

    private Expression Single(IReadOnlyList<Expression> variables) => _values.Collection(variables, 1) is { } collection
        ? Ops.Call(_values.Pick(["FirstOrDefault", "LastOrDefault"]), _values.Order(collection, variables, 0))
        : _values.Predicate(variables, 1);

    private Expression Ending()
    {
        switch (_random.Next(10))
        {
            case 8 when Item is { IsClass: true }:
                var key = ValueGenerator.Lambda(Item, [], v => _values.Any(v, 2, Paths.IsOrdered));
                return Ops.Call(_values.Pick(["MinBy", "MaxBy"]), [Item, key.Body.Type], _isOrdered ? _query : _values.Order(_query, [], 1), key);
            case 9 when Paths.IsScalar(Item):
                return Ops.Call("Contains", _query, _values.Constant(Item));
            case 0:
                return Ops.Call("Count", _query);
            case 1:
                return Ops.Call("Count", _query, ValueGenerator.Lambda(Item, [], v => _values.Predicate(v, 2)));
            case 2:
                return Ops.Call("Any", _query, ValueGenerator.Lambda(Item, [], v => _values.Predicate(v, 2)));
            case 3:
                return Ops.Call("All", _query, ValueGenerator.Lambda(Item, [], v => _values.Predicate(v, 2)));
            case 4 or 5:
                var type = _values.Pick([typeof(int), typeof(int?), typeof(decimal), typeof(decimal?), typeof(long), typeof(double?)]);
                return Ops.Aggregate(_values.Pick(["Sum", "Min", "Max", "Average"]), _query, ValueGenerator.Lambda(Item, [], v => _values.Of(type, v, 2)));
            default:
                return Ops.Call(_values.Pick(["First", "FirstOrDefault", "Last", "LastOrDefault"]), _isOrdered ? _query : _values.Order(_query, [], 1));
        }
    }
}
