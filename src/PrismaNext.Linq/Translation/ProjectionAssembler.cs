using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Lays out what a query returns: the select list and the shape of a row, made in one walk, so that positions cannot drift.</summary>
internal sealed class ProjectionAssembler(Translator translator)
{
    private readonly List<SelectItem> _items = [];
    private readonly Dictionary<SqlExpression, int> _ordinals = [];

    public IReadOnlyList<SelectItem> Items => _items.Count == 0 ? [new SelectItem(SqlFactory.Integer(1))] : _items;

    public RowShape Assemble(Projection projection)
    {
        switch (projection)
        {
            case ScalarProjection scalar:
                return Scalar(scalar);
            case EntityProjection entity:
                return Entity(entity);
            case ReferenceProjection reference:
                return Entity(reference.Join());
            case NewProjection { IsPartial: true } partial:
                throw PlanErrors.LocalCollectionUnsupported(partial.ClrType, translator.Query);
            case NewProjection made:
                return new NewShape(
                    made.ClrType,
                    made.Constructor,
                    made.Arguments.Select(Assemble).ToEquatableArray(),
                    made.Bindings.Select(b => new MemberShape(b.Member, Assemble(b.Value))).ToEquatableArray());
            case OptionalProjection optional:
                return new OptionalShape(Ordinal(optional.Presence), Assemble(optional.Value));
            case ConditionalProjection conditional:
                return new ConditionalShape(
                    new ScalarShape(Ordinal(conditional.Test), PgTypes.Boolean, typeof(bool), CanBeNull: false),
                    Assemble(conditional.IfTrue),
                    Assemble(conditional.IfFalse),
                    conditional.ClrType);
            case ConstantProjection constant:
                return new ConstantShape(constant.Value, constant.ClrType);
            case SlotProjection slot:
                return new SlotShape(slot.Slot, slot.ClrType);
            case ClientProjection client:
                translator.RunsClientCode = true;
                return new ClientShape(client.Body, client.Holes.Select(Assemble).ToEquatableArray());
            case SubqueryProjection or NavigationProjection:
                return List(translator.Queries.Rows(projection, translator.Query, "t"), projection.ClrType);
            case SingleProjection single:
                var (ordinal, element) = Nested(single.Sequence());
                return new SingleShape(ordinal, element, single.Cardinality);
            case GroupProjection group:
                var elementType = group.ClrType.GetGenericArguments()[1];
                return new GroupingShape(Assemble(group.Key), List(translator.Groups.Elements(group), typeof(List<>).MakeGenericType(elementType)), group.ClrType);
            default:
                throw new InternalError($"'{projection.GetType().Name}' has no shape.");
        }
    }

    private RowShape Scalar(ScalarProjection scalar)
    {
        // What the program knows already is not sent to the server and back.
        if (scalar.Sql is SlotParameterExpression { Transform: null } slot)
            return new SlotShape(slot.Slot, scalar.ClrType);
        if (scalar.Sql is LiteralExpression literal && Constant(literal, scalar.ClrType) is { } constant)
            return constant;
        return Typed(new ScalarShape(Ordinal(scalar.Sql), scalar.Sql.Type, scalar.ClrType, scalar.Sql.IsNullable, scalar.NullMeans));
    }

    // A value that C# sees as an object or an interface is read as what it is, and converted.
    private static RowShape Typed(ScalarShape shape)
    {
        var model = shape.Type.ModelType;
        if (shape.ClrType.Unwrap() == model || shape.ClrType != typeof(object) && !shape.ClrType.IsInterface || shape.Type.IsArray)
            return shape;
        var read = shape with { ClrType = shape.CanBeNull ? model.MakeNullable() : model };
        return new ClientShape(Expression.Convert(new HoleExpression(0, read.ClrType), shape.ClrType), [read]);
    }

    private static ConstantShape? Constant(LiteralExpression literal, Type type)
    {
        if (literal.Value is null)
            return type.CanBeNull() ? new ConstantShape(null, type) : null;
        var value = literal.Type.Conversion is { } conversion ? conversion.ConvertFromStore(literal.Value) : literal.Value;
        return value.GetType() == type.Unwrap() ? new ConstantShape(value, type) : null;
    }

    private RowShape Entity(EntityProjection entity)
    {
        if (entity.Columns.Count < entity.Entity.Columns.Count)
            throw PlanErrors.LocalCollectionUnsupported(entity.ClrType, translator.Query);
        var variants = Hierarchies.Variants(entity.Entity);
        if (variants.Count > 0 && !(variants is [var only] && only.Entity == entity.Entity))
            return Variants(entity, variants);
        var presence = entity.IsOptional ? Ordinal(entity.Presence ?? throw PlanErrors.EntityWithoutKey(entity.Entity.ClrType, translator.Query, translator.Query)) : (int?)null;
        return Instance(entity, entity.Entity, presence, Inclusions(entity));
    }

    // Made once, although each type of a hierarchy has them.
    private List<MemberShape> Inclusions(EntityProjection entity) => [.. entity.Includes.Select(i => Included(entity, i))];

    private EntityShape Instance(EntityProjection entity, EntityMap type, int? presence, List<MemberShape> included) => new(
        type,
        type.Columns.Select(c => Column(entity, c)).ToEquatableArray(),
        presence,
        included.Where(i => i.Member.DeclaringType!.IsAssignableFrom(type.ClrType)).ToEquatableArray()); // A property has a type that declares it.

    private ScalarShape Column(EntityProjection entity, ColumnMap column)
    {
        var sql = entity.ColumnNamed(column);
        return new ScalarShape(Ordinal(sql), column.Type, column.Property?.PropertyType ?? column.Type.ModelType.MakeNullable(), sql.IsNullable);
    }

    private VariantsShape Variants(EntityProjection entity, IReadOnlyList<VariantMap> variants)
    {
        var position = new CaseExpression(
            variants.Select((v, i) => new CaseWhen(Hierarchies.Test(entity, v), SqlFactory.Integer(i))).ToEquatableArray(),
            null,
            PgTypes.Integer);
        var ordinal = Ordinal(position);
        var included = Inclusions(entity);
        return new VariantsShape(entity.ClrType, ordinal, variants.Select(v => Instance(entity, v.Entity, null, included)).ToEquatableArray());
    }

    private MemberShape Included(EntityProjection entity, Inclusion inclusion)
    {
        var value = inclusion.Relation.IsCollection
            ? Assemble(Translation.Inclusions.Collection(entity, inclusion, translator))
            : Assemble(Translation.Inclusions.Reference(entity, inclusion));
        return new MemberShape(inclusion.Relation.Property, value);
    }

    private ListShape List(Sequence rows, Type collectionType)
    {
        var (ordinal, element) = Nested(rows);
        return new ListShape(ordinal, element, collectionType);
    }

    private (int Ordinal, RowShape Element) Nested(Sequence rows)
    {
        if (rows.IsDefaultIfEmpty)
            rows.MaterializeDefault();
        // DISTINCT is about the columns, and the record of them has an order of its own.
        if (rows.Select.IsDistinct)
            rows.Select.PushDown();
        GroupTranslator.MakeReadable(rows);
        var nested = new ProjectionAssembler(translator);
        var element = nested.Assemble(rows.Element);
        var record = new RowExpression(nested.Items.Select(i => Typed(i.Expression)).ToEquatableArray());
        var query = rows.Select.Build([new SelectItem(record)]);
        return (Ordinal(new ArrayQueryExpression(query, PgTypes.ArrayOf(RowExpression.RecordType))), element);
    }

    // A literal in a record is of an unknown type unless it says which.
    private static SqlExpression Typed(SqlExpression expression) => expression is LiteralExpression literal ? literal with { NeedsCast = true } : expression;

    private int Ordinal(SqlExpression expression)
    {
        if (_ordinals.TryGetValue(expression, out var known))
            return known;
        _items.Add(new SelectItem(expression));
        return _ordinals[expression] = _items.Count - 1;
    }
}
