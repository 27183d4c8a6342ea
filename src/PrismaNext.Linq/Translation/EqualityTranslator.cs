using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Methods;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates equality with C#'s meaning of null: null equals null, and nothing else.</summary>
internal sealed class EqualityTranslator(Translator translator)
{
    /// <summary>The condition that <c>left == right</c>; null in it counts as false.</summary>
    public SqlExpression Equal(Projection left, Projection right, BinaryExpression comparison)
    {
        if (left is NewProjection or ConditionalProjection { IfTrue: NewProjection } && right is NewProjection && IsAnonymous(left.ClrType))
            throw PlanErrors.ReferenceComparison(Expression.Equal(comparison.Left, comparison.Right), translator.Query);
        return Equal(left, right, comparison.Left);
    }

    /// <summary>The condition that something is of a type, when that is what is compared; null when it is something else.</summary>
    public SqlExpression? OfTypes(BinaryExpression comparison, Scope scope) =>
        TypeOf(comparison.Left, comparison.Right, scope) ?? TypeOf(comparison.Right, comparison.Left, scope);

    /// <summary>One side of a comparison.</summary>
    public Projection Operand(Expression side, Expression other, Scope scope) => translator.Translate(IsNull(other) ? AnyRow(side, scope) : side, scope);

    /// <summary>The condition that two values are equal, objects by their members.</summary>
    public SqlExpression Equal(Projection left, Projection right, Expression source) => (left, right) switch
    {
        (ConstantProjection { Value: null }, _) => IsNull(right, source),
        (_, ConstantProjection { Value: null }) => IsNull(left, source),
        (ScalarProjection { Sql: LiteralExpression { Value: null } }, _) => IsNull(right, source),
        (_, ScalarProjection { Sql: LiteralExpression { Value: null } }) => IsNull(left, source),
        (ScalarProjection l, ScalarProjection r) => Equal(l.Sql, r.Sql),
        (ClientProjection client, _) => throw client.Refusal(),
        (_, ClientProjection client) => throw client.Refusal(),
        (ConditionalProjection l, _) => Choice(l, right, source),
        (_, ConditionalProjection r) => Choice(r, left, source),
        (EntityProjection or ReferenceProjection or SingleProjection or SlotProjection, EntityProjection or ReferenceProjection or SingleProjection or SlotProjection) => SameEntity(left, right, source),
        (NavigationProjection l, NavigationProjection r) => l.Relation == r.Relation ? SameEntity(l.Source, r.Source, source) : SqlFactory.And(IsNull(l, source), IsNull(r, source)),
        (NewProjection l, NewProjection r) when l.ClrType == r.ClrType && l.Arguments.Count == r.Arguments.Count && ValueEquality.Has(l.ClrType) => All(l.Parts.Zip(r.Parts, (a, b) => Equal(a, b, source))),
        (NewProjection l, SlotProjection r) when IsTuple(r.ClrType) => All(l.Parts.Select((part, i) => Equal(part, Item(r, i, part.ClrType), source))),
        (SlotProjection l, NewProjection r) when IsTuple(l.ClrType) => All(r.Parts.Select((part, i) => Equal(Item(l, i, part.ClrType), part, source))),
        (OptionalProjection l, OptionalProjection r) => SqlFactory.Or(
            SqlFactory.And(SqlFactory.IsNull(l.Presence), SqlFactory.IsNull(r.Presence)),
            SqlFactory.And(SqlFactory.And(SqlFactory.IsNotNull(l.Presence), SqlFactory.IsNotNull(r.Presence)), Equal(l.Value, r.Value, source))),
        (OptionalProjection l, _) => SqlFactory.And(SqlFactory.IsNotNull(l.Presence), Equal(l.Value, right, source)),
        (_, OptionalProjection r) => SqlFactory.And(SqlFactory.IsNotNull(r.Presence), Equal(left, r.Value, source)),
        _ => throw PlanErrors.NotComparable(source, translator.Query),
    };

    /// <summary>The condition that two scalars are equal, where null equals null.</summary>
    public static SqlExpression Equal(SqlExpression left, SqlExpression right)
    {
        if (ComparisonMethods.Unwrap(SqlOperator.Equal, left, right) is { } unwrapped)
            return unwrapped;
        (left, right) = Coercion.Unify(Widening.Strip(left, right), Widening.Strip(right, left));
        if (SqlFactory.IsTrue(right) && left.Type.ModelType == typeof(bool))
            return left;
        if (SqlFactory.IsTrue(left) && right.Type.ModelType == typeof(bool))
            return right;
        if (SqlFactory.IsFalse(right) && !left.IsNullable)
            return SqlFactory.Not(left);
        return SqlFactory.Compare(left.IsNullable && right.IsNullable ? SqlOperator.IsNotDistinctFrom : SqlOperator.Equal, left, right);
    }

    /// <summary>The condition that two join keys match: a key that is null matches nothing; the parts of a composite key are compared, nulls included.</summary>
    public SqlExpression KeysMatch(Projection left, Projection right, Expression source) => (left, right) switch
    {
        (ScalarProjection l, ScalarProjection r) => Matching(l.Sql, r.Sql),
        (NewProjection l, NewProjection r) when l.ClrType == r.ClrType && ValueEquality.Has(l.ClrType) => All(l.Parts.Zip(r.Parts, (a, b) => Equal(a, b, source))),
        _ => SqlFactory.And(SqlFactory.Not(IsNull(left, source)), Equal(left, right, source)),
    };

    /// <summary>The condition that a value is null.</summary>
    public SqlExpression IsNull(Projection projection, Expression source)
    {
        switch (projection)
        {
            case ScalarProjection scalar:
                return SqlFactory.IsNull(scalar.Sql);
            case ConstantProjection constant:
                return SqlFactory.Boolean(constant.Value is null);
            case SlotProjection slot:
                return SqlFactory.Boolean(slot.ClrType.CanBeNull() && translator.Facts.IsNull(slot.Slot));
            case EntityProjection { IsOptional: false } or NewProjection or SubqueryProjection or GroupProjection:
                return SqlFactory.False;
            case NavigationProjection navigation:
                return IsNull(navigation.Source, source);
            case EntityProjection { Presence: { } presence }:
                return SqlFactory.IsNull(presence);
            case ReferenceProjection reference:
                return reference.IsKeyOfTarget && !reference.Source.IsOptional && reference.Relation.SourceColumns.Count == 1
                    ? SqlFactory.IsNull(reference.Source.ColumnNamed(reference.Relation.SourceColumns[0]))
                    : IsNull(reference.Join(), source);
            case OptionalProjection optional:
                return SqlFactory.IsNull(optional.Presence);
            case SingleProjection single:
                var rows = single.Row();
                var isNull = IsNull(rows.Element, source);
                if (isNull != SqlFactory.False)
                    QueryModelTranslator.Where(rows, () => SqlFactory.Not(IsNull(rows.Element, source)));
                return SqlFactory.Not(new ExistsExpression(rows.Select.Build([new SelectItem(SqlFactory.Integer(1))])));
            case ConditionalProjection conditional:
                return SqlFactory.Or(
                    SqlFactory.And(conditional.Test, IsNull(conditional.IfTrue, source)),
                    SqlFactory.And(SqlFactory.Not(conditional.Test), IsNull(conditional.IfFalse, source)));
            case ClientProjection client:
                throw client.Refusal();
            default:
                throw PlanErrors.NotComparable(source, translator.Query);
        }
    }

    private static SqlExpression Matching(SqlExpression left, SqlExpression right)
    {
        (left, right) = Coercion.Unify(Widening.Strip(left, right), Widening.Strip(right, left));
        return SqlFactory.Compare(SqlOperator.Equal, left, right);
    }

    private SqlExpression Choice(ConditionalProjection choice, Projection other, Expression source) => SqlFactory.Or(
        SqlFactory.And(choice.Test, Equal(choice.IfTrue, other, source)),
        SqlFactory.And(SqlFactory.Not(choice.Test), Equal(choice.IfFalse, other, source)));

    private SqlExpression SameEntity(Projection left, Projection right, Expression source)
    {
        if (left is SlotProjection { } l && translator.Facts.IsNull(l.Slot))
            return IsNull(right, source);
        if (right is SlotProjection { } r && translator.Facts.IsNull(r.Slot))
            return IsNull(left, source);
        // Objects of unrelated types are never the same.
        if (EntityOf(left) is { } one && EntityOf(right) is { } other && !one.ClrType.IsAssignableFrom(other.ClrType) && !other.ClrType.IsAssignableFrom(one.ClrType))
            return SqlFactory.And(IsNull(left, source), IsNull(right, source));
        var entity = EntityOf(left) ?? EntityOf(right) ?? throw PlanErrors.NotComparable(source, translator.Query);
        if (entity.Key.Count == 0)
            throw PlanErrors.EntityWithoutKey(entity.ClrType, source, translator.Query);
        if (entity.Key.Count > 1 && (First(left) ?? First(right)) is { } first)
            return IsFirst(first, first == left ? right : left, source);
        return All(entity.Key.Select(column => Equal(KeyPart(left, column, source), KeyPart(right, column, source))));
    }

    private static SingleProjection? First(Projection projection) => projection is SingleProjection { Cardinality: Cardinality.First or Cardinality.FirstOrDefault } single ? single : null;

    // Read once for each part of the key, the first row of no order need not be the same one.
    private SqlExpression IsFirst(SingleProjection first, Projection other, Expression source)
    {
        var rows = first.Row();
        rows.Select.PushDown();
        rows.Select.AddWhere(Equal(rows.Element, other, source));
        var exists = new ExistsExpression(rows.Select.Build([new SelectItem(SqlFactory.Integer(1))]));
        return other is EntityProjection { IsOptional: false } or SlotProjection ? exists : SqlFactory.Or(exists, SqlFactory.And(IsNull(first, source), IsNull(other, source)));
    }

    private EntityMap? EntityOf(Projection projection) => projection switch
    {
        EntityProjection entity => entity.Entity,
        ReferenceProjection reference => reference.Relation.Target,
        _ => translator.Contract.Find(projection.ClrType),
    };

    /// <summary>The key columns of something that is an entity; null when it is something else or has no key.</summary>
    public IReadOnlyList<SqlExpression>? Key(Projection projection, Expression source) =>
        projection is EntityProjection or ReferenceProjection or SingleProjection && EntityOf(projection) is { Key.Count: > 0 } entity
            ? [.. entity.Key.Select(column => KeyPart(projection, column, source))]
            : null;

    private SqlExpression KeyPart(Projection projection, ColumnMap column, Expression source)
    {
        switch (projection)
        {
            case EntityProjection entity:
                return entity.ColumnNamed(column);
            case ReferenceProjection reference:
                return reference.KeyColumn(column) ?? reference.Join().ColumnNamed(column);
            case SlotProjection slot when column.Property is { } property:
                return new SlotParameterExpression(slot.Slot, column.Type, column.IsNullable, value => property.GetValue(value)!); // A key is not null in an entity that is compared.
            case SingleProjection single:
                var rows = single.Row();
                return new ScalarQueryExpression(rows.Select.Build([new SelectItem(KeyPart(rows.Element, column, source))]), column.Type, CanBeNull: true);
            default:
                throw PlanErrors.NotComparable(source, translator.Query);
        }
    }

    // x.GetType() == typeof(T): the very type, where 'is' takes derived ones, too.
    private SqlExpression? TypeOf(Expression call, Expression type, Scope scope) =>
        call is MethodCallExpression { Method.Name: nameof(GetType), Object: { } instance } && type is ConstantExpression { Value: Type wanted }
            ? Hierarchies.Is(translator.Translate(instance, scope), wanted, isExact: true)
            : null;

    private static bool IsNull(Expression expression) => expression is ConstantExpression { Value: null } || expression is UnaryExpression { NodeType: ExpressionType.Convert } cast && IsNull(cast.Operand);

    // Whether there is a last row, when rows are never null, is whether there is one at all: it needs no order.
    private Expression AnyRow(Expression expression, Scope scope)
    {
        if (expression is not SubQueryExpression { QueryModel: { ResultOperators: [LastResultOperator { ReturnDefaultWhenEmpty: true }] } model }
            || model.SelectClause.Selector is not QuerySourceReferenceExpression { ReferencedQuerySource: var selected } || selected != model.MainFromClause
            || model.MainFromClause.FromExpression is var source and not EntityRootExpression && (source is not MemberExpression || translator.Translate(source, scope) is not NavigationProjection))
            return expression;
        var any = model.Clone();
        any.ResultOperators[0] = new FirstResultOperator(returnDefaultWhenEmpty: true);
        return new SubQueryExpression(any);
    }

    private static SqlExpression All(IEnumerable<SqlExpression> conditions) => conditions.Aggregate((SqlExpression)SqlFactory.True, SqlFactory.And);

    public static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);

    /// <summary>An item of a tuple that the program holds. Whether it is null is known when it is sent, so that the plan serves both.</summary>
    public static SlotParameterExpression Item(int slot, int index, PgType sent, Type type) =>
        new(slot, sent, type.CanBeNull(), value => ((ITuple)value)[index]!); // A null is sent as such.

    private ScalarProjection Item(SlotProjection tuple, int index, Type type) => PgTypes.For(type) is { } sent
        ? new ScalarProjection(Item(tuple.Slot, index, sent, type), type)
        : throw PlanErrors.NotComparable(Expression.Constant(null, type.MakeNullable()), translator.Query);

    private static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);
}
