using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Relational;

/// <summary>Copies an expression or a query, changing what an override says; parts without a change stay the same instances.</summary>
internal abstract class SqlRewriter : SqlVisitor<SqlExpression>
{
    public SqlExpression? VisitOptional(SqlExpression? expression) => expression is null ? null : Visit(expression);

    public EquatableArray<SqlExpression> Visit(EquatableArray<SqlExpression> expressions) => Map(expressions, Visit);

    public EquatableArray<Ordering> Visit(EquatableArray<Ordering> orderings) => Map(orderings, VisitOrdering);

    public virtual SqlQuery VisitQuery(SqlQuery query) => query switch
    {
        SelectStatement select => VisitSelect(select),
        SetStatement set => VisitSet(set),
        _ => throw new InvalidOperationException($"Unknown query '{query.GetType().Name}'."),
    };

    public virtual SqlSource VisitSource(SqlSource source) => source switch
    {
        TableSource or CommonTableSource => source,
        SubquerySource subquery => VisitQuery(subquery.Query) is var query && ReferenceEquals(query, subquery.Query) ? subquery : subquery with { Query = query },
        FunctionSource function => function with { Arguments = Visit(function.Arguments) },
        ValuesSource values => values with { Rows = Map(values.Rows, r => r with { Values = Visit(r.Values) }) },
        _ => throw new InvalidOperationException($"Unknown source '{source.GetType().Name}'."),
    };

    public override SqlExpression VisitColumn(ColumnExpression expression) => expression;

    public override SqlExpression VisitSlot(SlotParameterExpression expression) => expression;

    public override SqlExpression VisitLiteral(LiteralExpression expression) => expression;

    public override SqlExpression VisitOperator(OperatorExpression expression)
    {
        var left = Visit(expression.Left);
        var right = Visit(expression.Right);
        return ReferenceEquals(left, expression.Left) && ReferenceEquals(right, expression.Right) ? expression : expression with { Left = left, Right = right };
    }

    public override SqlExpression VisitUnary(UnaryOperatorExpression expression) => expression with { Operand = Visit(expression.Operand) };

    public override SqlExpression VisitLike(LikeExpression expression) => expression with { Value = Visit(expression.Value), Pattern = Visit(expression.Pattern) };

    public override SqlExpression VisitFunction(FunctionExpression expression) => expression with { Arguments = Visit(expression.Arguments) };

    public override SqlExpression VisitAggregate(AggregateExpression expression) => expression with
    {
        Arguments = Visit(expression.Arguments),
        OrderBy = Visit(expression.OrderBy),
        Filter = VisitOptional(expression.Filter),
    };

    public override SqlExpression VisitWindow(WindowExpression expression) => expression with
    {
        Function = Visit(expression.Function),
        PartitionBy = Visit(expression.PartitionBy),
        OrderBy = Visit(expression.OrderBy),
    };

    public override SqlExpression VisitCase(CaseExpression expression) => expression with
    {
        Whens = Map(expression.Whens, w => new CaseWhen(Visit(w.Condition), Visit(w.Result))),
        Else = VisitOptional(expression.Else),
    };

    public override SqlExpression VisitCast(CastExpression expression) => expression with { Operand = Visit(expression.Operand) };

    public override SqlExpression VisitQuantified(QuantifiedExpression expression) => expression with { Item = Visit(expression.Item), Array = Visit(expression.Array) };

    public override SqlExpression VisitExists(ExistsExpression expression) => expression with { Query = VisitQuery(expression.Query) };

    public override SqlExpression VisitIn(InQueryExpression expression) => expression with { Item = Visit(expression.Item), Query = VisitQuery(expression.Query) };

    public override SqlExpression VisitScalarQuery(ScalarQueryExpression expression) => expression with { Query = VisitQuery(expression.Query) };

    public override SqlExpression VisitArrayQuery(ArrayQueryExpression expression) => expression with { Query = VisitQuery(expression.Query) };

    public override SqlExpression VisitRow(RowExpression expression) => new RowExpression(Visit(expression.Items));

    public override SqlExpression VisitArray(ArrayExpression expression) => expression with { Items = Visit(expression.Items) };

    public override SqlExpression VisitSubscript(SubscriptExpression expression) => expression with { Array = Visit(expression.Array), Index = Visit(expression.Index) };

    public override SqlExpression VisitSlice(SliceExpression expression) => expression with
    {
        Array = Visit(expression.Array),
        From = VisitOptional(expression.From),
        To = VisitOptional(expression.To),
    };

    public override SqlExpression VisitCollate(CollateExpression expression) => expression with { Operand = Visit(expression.Operand) };

    public override SqlExpression VisitAtTimeZone(AtTimeZoneExpression expression) => expression with { Operand = Visit(expression.Operand), Zone = Visit(expression.Zone) };

    public override SqlExpression VisitGroupKey(GroupKeyExpression expression) => expression with { Key = Visit(expression.Key) };

    public override SqlExpression VisitExtract(ExtractExpression expression) => expression with { Operand = Visit(expression.Operand) };

    protected virtual SqlQuery VisitSelect(SelectStatement select) => select with
    {
        With = Map(select.With, w => w with { Query = VisitQuery(w.Query) }),
        Items = Map(select.Items, i => i with { Expression = Visit(i.Expression) }),
        From = Map(select.From, VisitFromItem),
        Where = VisitOptional(select.Where),
        GroupBy = Visit(select.GroupBy),
        Having = VisitOptional(select.Having),
        DistinctOn = Visit(select.DistinctOn),
        OrderBy = Visit(select.OrderBy),
        Limit = VisitOptional(select.Limit),
        Offset = VisitOptional(select.Offset),
    };

    protected virtual SqlQuery VisitSet(SetStatement set) => set with { Left = VisitQuery(set.Left), Right = VisitQuery(set.Right) };

    protected virtual FromItem VisitFromItem(FromItem item) => item with { Source = VisitSource(item.Source), Condition = VisitOptional(item.Condition) };

    protected virtual Ordering VisitOrdering(Ordering ordering) => ordering with { Key = Visit(ordering.Key) };

    protected static EquatableArray<T> Map<T>(EquatableArray<T> items, Func<T, T> map) => items.Count == 0 ? items : items.Select(map).ToEquatableArray();
}
