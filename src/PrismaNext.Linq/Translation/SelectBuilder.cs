using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>A SELECT under construction: the only statement that changes. What its rows stand for is bound to it, and moves with it.</summary>
internal sealed partial class SelectBuilder
{
    private readonly List<FromItem> _from = [];
    private List<Binding> _bindings = [];
    private List<JoinedReference> _references = [];

    // Of the rows that were grouped: aggregates may speak of them, and nothing else.
    private List<JoinedReference> _elementReferences = [];

    public SqlExpression? Where { get; private set; }

    public List<SqlExpression> GroupBy { get; private set; } = [];

    public SqlExpression? Having { get; private set; }

    /// <summary>Whether rows are grouped; also true with no keys, where all rows are one group.</summary>
    public bool IsGrouped { get; private set; }

    public bool IsDistinct { get; private set; }

    public List<SqlExpression> DistinctOn { get; private set; } = [];

    public List<Ordering> OrderBy { get; private set; } = [];

    /// <summary>The number of a row in the order, where one was asked for: it says which of rows that are equal by the order's keys came first.</summary>
    public SqlExpression? Position { get; set; }

    public SqlExpression? Limit { get; set; }

    public SqlExpression? Offset { get; set; }

    /// <summary>Whether the select list has window functions, which no other clause can refer to.</summary>
    public bool HasWindow { get; set; }

    public IReadOnlyList<FromItem> Sources => _from;

    /// <summary>The navigations that are joined.</summary>
    public IReadOnlyList<JoinedReference> References => [.. _references];

    /// <summary>Whether it is rows of its sources, filtered and ordered, and nothing more.</summary>
    public bool IsPlain => !IsGrouped && !IsDistinct && DistinctOn.Count == 0 && Limit is null && Offset is null && !HasWindow;

    /// <summary>Whether it stands for the rows that are joined to it, so that their order is its own.</summary>
    public bool TakesOrder { get; set; }

    /// <summary>Whether its rows have an order that the query asked for.</summary>
    public bool HasOrder => OrderBy.Count > 0 && !IsOrderForgotten;

    /// <summary>Whether rows have been cut off, so that another filter or order would change which.</summary>
    public bool IsLimited => Limit is not null || Offset is not null || DistinctOn.Count > 0;

    public static SelectBuilder Over(SqlSource source)
    {
        var builder = new SelectBuilder();
        builder._from.Add(new FromItem(source));
        return builder;
    }

    /// <summary>Goes on with a copy of a statement that is rows of its sources, filtered.</summary>
    public static SelectBuilder From(SelectStatement statement, IEnumerable<JoinedReference> references, SourceCloner cloner)
    {
        var copy = (SelectStatement)cloner.VisitQuery(statement);
        var builder = new SelectBuilder { Where = copy.Where, OrderBy = [.. copy.OrderBy] };
        builder._from.AddRange(copy.From);
        var map = new ProjectionMap(builder, (sql, _) => cloner.Visit(sql));
        builder._references.AddRange(references.Select(r => r.Map(map)));
        return builder;
    }

    /// <summary>Registers something that rows stand for; it is kept up to date when the select is wrapped.</summary>
    public Binding Bind(Projection projection)
    {
        var binding = new Binding(projection);
        _bindings.Add(binding);
        return binding;
    }

    /// <summary>Forgets what rows no longer stand for.</summary>
    public void KeepOnly(Binding binding)
    {
        _bindings = [binding];
        (_references, _elementReferences) = ([], IsGrouped ? _references : []);
    }

    /// <summary>Translates the argument of an aggregate, which may speak of navigations that were joined before the rows were grouped.</summary>
    public T OverElements<T>(Func<T> translate)
    {
        (_references, _elementReferences) = (_elementReferences, _references);
        try
        {
            return translate();
        }
        finally
        {
            (_references, _elementReferences) = (_elementReferences, _references);
        }
    }

    public void AddWhere(SqlExpression predicate)
    {
        if (IsGrouped)
            Having = SqlFactory.And(Having, predicate);
        else
            Where = SqlFactory.And(Where, predicate);
    }

    /// <summary>Makes keys the primary order; what was there breaks ties, as LINQ's stable sort does.</summary>
    public void PrependOrder(IEnumerable<Ordering> orderings)
    {
        var keys = orderings.ToList();
        CompleteOrder();
        OrderBy = [.. keys, .. OrderBy.Where(o => keys.All(k => k.Key != o.Key))];
    }

    public void AppendOrder(Ordering ordering)
    {
        if (OrderBy.All(o => o.Key != ordering.Key))
            OrderBy.Add(ordering);
    }

    public void ClearOrder() => (OrderBy, Position) = ([], null);

    /// <summary>Turns the order round.</summary>
    public void ReverseOrder()
    {
        CompleteOrder();
        OrderBy = [.. OrderBy.Select(Orderings.Reverse)];
    }

    /// <summary>Ends the order with the numbers of the rows, where they have some: no two of them are equal then.</summary>
    public void CompleteOrder()
    {
        if (Position is { } position)
            AppendOrder(new Ordering(position, Descending: false));
    }

    /// <summary>Keeps the order that the statement needs, but promises none of its rows.</summary>
    public void ForgetOrder() => IsOrderForgotten = true;

    /// <summary>Whether the order is there for the statement's own sake, and says nothing of the sequence.</summary>
    public bool IsOrderForgotten { get; private set; }

    public void ReplaceOrder(IEnumerable<Ordering> orderings) => (OrderBy, Position) = ([.. orderings], null);

    public void MakeDistinct() => IsDistinct = true;

    public void MakeDistinctOn(IEnumerable<SqlExpression> keys) => DistinctOn = [.. keys];

    public void MakeGrouped(IEnumerable<SqlExpression> keys)
    {
        IsGrouped = true;
        GroupBy = [.. keys.Distinct()];
    }

    /// <summary>Adds a source whose columns only expressions of this select refer to.</summary>
    public void AddJoin(FromItem item) => _from.Add(item);

    public void SetCondition(int item, SqlExpression? condition) => _from[item] = _from[item] with { Condition = condition };

    public void SetJoin(int item, JoinKind kind, SqlExpression? condition) => _from[item] = _from[item] with { Join = kind, Condition = condition };

    /// <summary>The statement, with the given select list.</summary>
    public SelectStatement Build(IEnumerable<SelectItem> items) => new()
    {
        Items = items.Select(Typed).ToEquatableArray(),
        From = _from.ToEquatableArray(),
        Where = SqlFactory.IsTrue(Where) ? null : Where,
        GroupBy = GroupBy.ToEquatableArray(),
        Having = SqlFactory.IsTrue(Having) ? null : Having,
        IsDistinct = IsDistinct,
        DistinctOn = DistinctOn.ToEquatableArray(),
        OrderBy = OrderBy.ToEquatableArray(),
        Limit = Limit,
        Offset = Offset,
    };

    // A bare NULL would be a text to whoever reads the column.
    private static SelectItem Typed(SelectItem item) => item.Expression is LiteralExpression { Value: null, NeedsCast: false } none ? item with { Expression = none with { NeedsCast = true } } : item;

    /// <summary>Wraps what there is into a sub-select, so that more can be done with its rows.</summary>
    public void PushDown(string hint = "t")
    {
        var alias = new SourceAlias(hint);
        var export = new ColumnExport(alias, makesNullable: false);
        var map = new ProjectionMap(this, export.Column);
        foreach (var binding in _bindings)
            binding.Projection = binding.Projection.Map(map);
        var references = _references.ConvertAll(r => r.Map(map));
        var order = OrderBy.ConvertAll(o => o with { Key = export.Column(o.Key, null) });
        var position = Position is null ? null : export.Column(Position, null);
        if (!IsLimited)
            OrderBy = [];
        if (IsOrderForgotten)
            (order, position) = ([], null);
        else if (position is not null && order.TrueForAll(o => o.Key != position))
            order.Add(new Ordering(position, Descending: false)); // What is done with the rows outside may mix those that are equal by the other keys.
        var inner = Build(export.Items);
        Reset();
        _from.Add(new FromItem(new SubquerySource(alias, inner)));
        _references = references;
        (OrderBy, Position) = (order, position);
    }

    /// <summary>Forgets everything: the rows were put elsewhere.</summary>
    public void Clear()
    {
        Reset();
        _references = [];
    }

    /// <summary>Moves everything into a select of its own, and leaves this one empty.</summary>
    public SelectBuilder MoveOut()
    {
        var other = new SelectBuilder
        {
            Where = Where, GroupBy = GroupBy, Having = Having, IsGrouped = IsGrouped, IsDistinct = IsDistinct,
            DistinctOn = DistinctOn, OrderBy = OrderBy, Position = Position, Limit = Limit, Offset = Offset, HasWindow = HasWindow, IsOrderForgotten = IsOrderForgotten,
        };
        other._from.AddRange(_from);
        var map = new ProjectionMap(other, (sql, _) => sql);
        foreach (var binding in _bindings)
            binding.Projection = binding.Projection.Map(map);
        other._bindings = _bindings;
        other._references = _references.ConvertAll(r => r.Map(map));
        other._elementReferences = _elementReferences.ConvertAll(r => r.Map(map));
        _bindings = [];
        Clear();
        return other;
    }

    private void Reset()
    {
        _from.Clear();
        (Where, Having, Limit, Offset, Position) = (null, null, null, null, null);
        (GroupBy, DistinctOn, OrderBy, _elementReferences) = ([], [], [], []);
        (IsGrouped, IsDistinct, HasWindow, IsOrderForgotten, TakesOrder) = (false, false, false, false, false);
    }
}
