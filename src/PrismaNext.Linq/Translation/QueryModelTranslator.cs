using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Methods;
using PrismaNext.Linq.Translation.Operators;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates a query: its sources, clauses, selector and operators, in the order in which LINQ applies them.</summary>
internal sealed class QueryModelTranslator(Translator translator)
{
    /// <summary>The select whose clauses are being translated; an aggregate over a group belongs only there.</summary>
    public SelectBuilder? Current { get; private set; }

    public Sequence Translate(QueryModel model, Scope outer)
    {
        var scope = new Scope(outer);
        var rows = OptionalSource(model.MainFromClause.FromExpression, scope, model.MainFromClause.ItemName);
        // A sub-query of a grouped select may only refer to columns of the key; a computed key has to become one before elements are read.
        if (rows.Element is GroupProjection { Owner.IsGrouped: true } group && group.Owner == rows.Select && group.Owner.GroupBy.Any(k => k is not ColumnExpression) && GroupUses.ReadElements(model))
            rows.Select.PushDown();
        var outerSelect = Current;
        Current = rows.Select;
        Apply(model, rows, scope);
        Current = outerSelect;
        return rows;
    }

    private void Apply(QueryModel model, Sequence rows, Scope scope)
    {
        var isSelected = model.SelectClause.Selector is QuerySourceReferenceExpression { ReferencedQuerySource: var selected } && selected == model.MainFromClause;
        if (model.BodyClauses.Count > 0 || !isSelected)
            MaterializeDefault(rows);
        scope.Add(model.MainFromClause, rows.ElementBinding);
        foreach (var clause in model.BodyClauses)
            Apply(clause, rows, scope);
        if (!isSelected)
            Select(rows, model.SelectClause.Selector, scope);
        foreach (var resultOperator in model.ResultOperators)
        {
            MaterializeDefault(rows);
            OperatorTable.Find(resultOperator, translator).Apply(resultOperator, new OperatorContext(translator, rows, scope));
        }

    }

    // Only what comes last can leave it to others to make a row of nothing.
    private static void MaterializeDefault(Sequence rows)
    {
        if (rows.IsDefaultIfEmpty)
            rows.MaterializeDefault();
    }

    /// <summary>The rows of anything that is a sequence.</summary>
    public Sequence Source(Expression expression, Scope scope, string hint)
    {
        var rows = OptionalSource(expression, scope, hint);
        MaterializeDefault(rows);
        return rows;
    }

    /// <summary>The rows of anything that is a sequence; that they have a default element is left to the caller, who may join them as optional.</summary>
    public Sequence OptionalSource(Expression expression, Scope scope, string hint)
    {
        switch (expression)
        {
            case EntityRootExpression root:
                return Root(root, hint);
            case SubQueryExpression subquery:
                var rows = Translate(subquery.QueryModel, scope);
                return rows.Cardinality == Cardinality.Sequence ? rows : Rows(translator.Translate(subquery, scope), expression, hint);
            case UnaryExpression { NodeType: ExpressionType.Convert } convert:
                return OptionalSource(convert.Operand, scope, hint);
            case SlotExpression slot when ClrTypes.ElementType(slot.Type) is not null:
                return LocalCollections.Rows(slot, translator, hint);
            case ConstantExpression { Value: System.Collections.IEnumerable } constant when constant.Type != typeof(string):
                return LocalCollections.Rows(constant, translator, hint);
            default:
                return Rows(translator.Translate(expression, scope), expression, hint);
        }
    }

    /// <summary>The rows of a mapped type.</summary>
    public Sequence Root(EntityRootExpression root, string hint) =>
        EntitySource.Rows(translator.Contract.Find(root.EntityType) ?? throw PlanErrors.EntityUnmapped(root.EntityType, translator.Query), hint);

    /// <summary>The rows of a collection that was translated before.</summary>
    public Sequence Rows(Projection collection, Expression source, string hint) => collection switch
    {
        SubqueryProjection subquery => subquery.Sequence(),
        NavigationProjection navigation => Navigations.Rows(navigation, hint),
        GroupProjection group => translator.Groups.Elements(group),
        ScalarProjection { Sql: { Type.IsArray: false } text } when collection.ClrType == typeof(string) => LocalCollections.Unnest(SequenceMethods.Characters(text), typeof(char), hint),
        ScalarProjection { Sql: { Type.IsArray: true } array } => LocalCollections.Unnest(array, ClrTypes.ElementType(collection.ClrType)!, hint), // An array type has elements.
        SingleProjection single => Inside(single, source, hint),
        ConditionalProjection choice => Chosen(choice, source, hint),
        SlotProjection slot when ClrTypes.ElementType(slot.ClrType) is not null => LocalCollections.Rows(new SlotExpression(slot.Slot, slot.ClrType), translator, hint),
        ClientProjection client => throw client.Refusal(),
        _ => throw PlanErrors.NotSequence(source, translator.Query),
    };

    // Of two collections, the rows of the one that is chosen; a new one has none, and neither has that of a missing row.
    private Sequence Chosen(ConditionalProjection choice, Expression source, string hint)
    {
        var rows = Branch(choice.IfTrue, choice.Test);
        var others = Branch(choice.IfFalse, SqlFactory.Not(choice.Test));
        if ((rows ?? others) is not { } first)
            throw PlanErrors.NotSequence(source, translator.Query);
        if (rows is not null && others is not null)
            ConcatTranslator.Concat(new OperatorContext(translator, rows, new Scope()), others, keepsOrder: false);
        return first;

        Sequence? Branch(Projection collection, SqlExpression condition)
        {
            if (collection is NewProjection { Arguments.Count: 0, Bindings.Count: 0 } or ConstantProjection { Value: null } or ScalarProjection { Sql: LiteralExpression { Value: null } })
                return null;
            var branch = Rows(collection, source, hint);
            MaterializeDefault(branch);
            Where(branch, () => condition);
            return branch;
        }
    }

    // The collection of a single row: that row, joined with what it has.
    private Sequence Inside(SingleProjection single, Expression source, string hint)
    {
        var rows = single.Sequence();
        PrepareJoin(rows);
        var right = Rows(rows.Element, source, hint);
        JoinRows(rows, right, JoinKind.Inner, hint);
        rows.Element = right.Element;
        rows.Cardinality = Cardinality.Sequence;
        return rows;
    }

    /// <summary>Makes a selector's value the element.</summary>
    public void Select(Sequence rows, Expression selector, Scope scope)
    {
        if (rows.Select.IsDistinct)
            rows.Select.PushDown();
        Isolate(rows, selector, scope);
        rows.Element = translator.Translate(selector, scope);
    }

    private void Isolate(Sequence rows, Expression expression, Scope scope)
    {
        if (NestedUses.NeedColumns(expression, scope, rows.Select, translator))
            rows.Select.PushDown();
    }

    public static void Where(Sequence rows, Func<SqlExpression> predicate)
    {
        if (rows.Select.IsLimited || rows.Select.IsDistinct || rows.Select.HasWindow)
            rows.Select.PushDown();
        rows.Select.AddWhere(predicate());
    }

    private void Apply(IBodyClause clause, Sequence rows, Scope scope)
    {
        switch (clause)
        {
            case WhereClause where:
                Isolate(rows, where.Predicate, scope);
                Where(rows, () => translator.Predicate(where.Predicate, scope));
                break;
            case OrderByClause order:
                OrderBy(rows, order, scope);
                break;
            case AdditionalFromClause from:
                SelectMany(rows, from, scope);
                break;
            case JoinClause join:
                Join(rows, join, scope);
                break;
            case GroupJoinClause groupJoin:
                // The outer key goes into the sub-query that a group is.
                if (rows.Select.IsGrouped || rows.Select.HasWindow)
                    rows.Select.PushDown();
                scope.Add(groupJoin, rows.Select.Bind(GroupJoin(groupJoin, scope)));
                break;
            default:
                throw PlanErrors.ExpressionUnsupported(translator.Query, translator.Query);
        }
    }

    private void OrderBy(Sequence rows, OrderByClause clause, Scope scope)
    {
        if (rows.Select.IsLimited)
            rows.Select.PushDown();
        foreach (var ordering in clause.Orderings)
            Isolate(rows, ordering.Expression, scope);
        var keys = Keys();
        // What DISTINCT returns is all that it can be ordered by.
        if (rows.Select.IsDistinct && (ProjectionLeaves.Of(rows.Element) is not { } leaves || keys.Any(k => !leaves.Contains(k.Key))))
        {
            rows.Select.PushDown();
            keys = Keys();
        }

        rows.Select.PrependOrder(keys);

        List<Relational.Ordering> Keys() =>
            [.. clause.Orderings.SelectMany(o => Orderings.Of(translator, translator.Translate(o.Expression, scope), o.OrderingDirection == OrderingDirection.Desc, o.Expression))];
    }

    private void SelectMany(Sequence rows, AdditionalFromClause clause, Scope scope)
    {
        PrepareJoin(rows);
        var right = OptionalSource(clause.FromExpression, scope, clause.ItemName);
        scope.Add(clause, right.ElementBinding);
        KeepTogether(rows, right, clause.FromExpression);
        JoinRows(rows, right, right.IsDefaultIfEmpty ? JoinKind.Left : JoinKind.Inner, clause.ItemName);
    }

    // What belongs to one row stays together, also where the order calls two rows equal.
    private void KeepTogether(Sequence rows, Sequence right, Expression source)
    {
        if (!rows.Select.HasOrder || right.Select.OrderBy.Count == 0)
            return;
        rows.Select.CompleteOrder();
        foreach (var column in translator.Equality.Key(rows.Element, source) ?? [])
            rows.Select.AppendOrder(new Relational.Ordering(column, Descending: false));
    }

    /// <summary>Joins the rows of another sequence, with its own conditions as the only ones.</summary>
    public static int JoinRows(Sequence rows, Sequence right, JoinKind kind, string hint)
    {
        var binding = right.ElementBinding;
        var defaults = right.Default;
        var item = rows.Select.Join(right, kind, hint);
        if (kind == JoinKind.Left)
            binding.Projection = Defaults.OfMissing(binding.Projection, defaults);
        if (kind == JoinKind.Left && rows.Select.Sources[item].Condition is null)
            rows.Select.SetCondition(item, SqlFactory.True);
        return item;
    }

    /// <summary>Makes room for another source: rows that were cut, grouped or numbered are wrapped first.</summary>
    public static void PrepareJoin(Sequence rows)
    {
        if (!rows.Select.IsPlain)
            rows.Select.PushDown();
    }

    private void Join(Sequence rows, JoinClause clause, Scope scope)
    {
        PrepareJoin(rows);
        var right = Source(clause.InnerSequence, scope, clause.ItemName);
        var outerKey = rows.Select.Bind(translator.Translate(clause.OuterKeySelector, scope));
        scope.Add(clause, right.ElementBinding);
        var innerKey = right.Select.Bind(translator.Translate(clause.InnerKeySelector, scope));
        var item = rows.Select.Join(right, JoinKind.Inner, clause.ItemName);
        AddCondition(rows, item, translator.Equality.KeysMatch(outerKey.Projection, innerKey.Projection, clause.OuterKeySelector));
    }

    /// <summary>Adds a condition to those that a source is joined on.</summary>
    public static void AddCondition(Sequence rows, int item, SqlExpression condition) =>
        rows.Select.SetJoin(item, rows.Select.Sources[item] is { Join: JoinKind.Cross } ? JoinKind.Inner : rows.Select.Sources[item].Join, SqlFactory.And(rows.Select.Sources[item].Condition, condition));

    // A group join is the sub-query of its matching rows; what is done with it decides whether that becomes a join, an aggregate or a nested collection.
    private SubqueryProjection GroupJoin(GroupJoinClause clause, Scope scope)
    {
        var join = clause.JoinClause;
        return SubqueryProjection.Create(clause.ItemType, scope, outer =>
        {
            var right = Source(join.InnerSequence, outer, join.ItemName);
            var inner = new Scope(outer);
            inner.Add(join, right.ElementBinding);
            if (!right.Select.IsPlain)
                right.Select.PushDown();
            var innerKey = translator.Translate(join.InnerKeySelector, inner);
            var outerKey = translator.Translate(join.OuterKeySelector, outer);
            right.Select.AddWhere(translator.Equality.KeysMatch(innerKey, outerKey, join.OuterKeySelector));
            return right;
        });
    }
}
