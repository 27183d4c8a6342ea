using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Shapes;

namespace PrismaNext.Linq.Shaping;

/// <summary>Turns a shape into the expression that makes its value. Where its columns are read from is not known here.</summary>
internal sealed class ShapeEmitter(IColumns columns, ParameterExpression values, Expression? query)
{
    private static readonly PropertyInfo Slots = typeof(SlotValues).GetProperty("Item", BindingFlags.Instance | BindingFlags.NonPublic)!;

    public Expression Emit(RowShape shape, Type type)
    {
        var value = Emit(shape);
        return value.Type == type ? value : Expression.Convert(value, type);
    }

    public Expression Slot(int slot, Type type) => Expression.Convert(Expression.Property(values, Slots, Expression.Constant(slot)), type);

    private Expression Emit(RowShape shape) => shape switch
    {
        ScalarShape scalar => new ScalarEmitter(columns, query).Emit(scalar),
        EntityShape entity => new EntityEmitter(this).Emit(entity),
        VariantsShape variants => EmitVariants(variants),
        NewShape @new => EmitNew(@new),
        ListShape list => CollectionFactory.Create(columns.Records(list.Ordinal, list.Element), list.ClrType, query),
        SingleShape single => EmitSingle(single),
        GroupingShape grouping => EmitGrouping(grouping),
        OptionalShape optional => WhenPresent(optional.Presence, Emit(optional.Value)),
        ConditionalShape conditional => EmitConditional(conditional),
        ConstantShape constant => Expression.Constant(constant.Value, constant.ClrType),
        SlotShape slot => Slot(slot.Slot, slot.ClrType),
        ClientShape client => new ClientEmitter(this, client).Emit(),
        _ => throw new InternalError($"The shape {shape.GetType().Name} has no code."),
    };

    /// <summary>A value that is there only when a column is not null; else the type's default.</summary>
    public Expression WhenPresent(int? presence, Expression value) =>
        presence is { } ordinal ? Expression.Condition(columns.IsNull(ordinal), Expression.Default(value.Type), value) : value;

    private Expression EmitVariants(VariantsShape shape)
    {
        var unknown = Expression.Throw(Expression.Call(typeof(RowErrors), nameof(RowErrors.UnknownVariant), []), shape.ClrType);
        var position = Emit(new ScalarShape(shape.Discriminator, PgTypes.Integer, typeof(int), CanBeNull: false));
        var cases = shape.Variants.Select((variant, index) => Expression.SwitchCase(Emit(variant, shape.ClrType), Expression.Constant(index)));
        return WhenPresent(shape.Discriminator, Expression.Switch(position, unknown, [.. cases]));
    }

    private Expression EmitNew(NewShape shape)
    {
        var created = shape.Constructor is { } constructor
            ? Expression.New(constructor, constructor.GetParameters().Zip(shape.Arguments, (parameter, argument) => Emit(argument, parameter.ParameterType)))
            : Expression.New(shape.ClrType);
        if (shape.Members.Count == 0)
            return created;
        return Expression.MemberInit(created, shape.Members.Select(m => Members.Bind(m.Member, type => Emit(m.Value, type))));
    }

    private MethodCallExpression EmitSingle(SingleShape shape) => Expression.Call(
        typeof(NestedReads), nameof(NestedReads.ReadSingle), [shape.Element.ClrType], columns.Records(shape.Ordinal, shape.Element), Expression.Constant(shape.Cardinality));

    private NewExpression EmitGrouping(GroupingShape shape)
    {
        var element = ClrTypes.ElementType(shape.Elements.ClrType)!; // The elements of a grouping are a list.
        var grouping = typeof(Grouping<,>).MakeGenericType(shape.Key.ClrType, element);
        var elements = typeof(IEnumerable<>).MakeGenericType(element);
        return Expression.New(
            grouping.GetConstructor([shape.Key.ClrType, elements])!, // Declared in Grouping.
            Emit(shape.Key),
            Emit(shape.Elements, elements));
    }

    private ConditionalExpression EmitConditional(ConditionalShape shape)
    {
        var test = Emit(shape.Test);
        if (test.Type == typeof(bool?))
            test = Expression.Call(test, nameof(Nullable<bool>.GetValueOrDefault), []);
        return Expression.Condition(test, Emit(shape.IfTrue, shape.ClrType), Emit(shape.IfFalse, shape.ClrType));
    }
}
