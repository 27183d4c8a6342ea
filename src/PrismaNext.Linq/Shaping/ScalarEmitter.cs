using System.Linq.Expressions;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational.Shapes;

namespace PrismaNext.Linq.Shaping;

/// <summary>Emits the reading of a column, without boxing and with no more checks than it needs.</summary>
internal sealed class ScalarEmitter(IColumns columns, Expression? query)
{
    public Expression Emit(ScalarShape shape)
    {
        var value = shape.Type.Element is { } element ? EmitArray(shape, element) : EmitValue(shape);
        if (!shape.CanBeNull)
            return value;
        return Expression.Condition(columns.IsNull(shape.Ordinal), WhenNull(shape), value);
    }

    private static Expression WhenNull(ScalarShape shape) => shape switch
    {
        { NullMeans: NullMeaning.NoElements } when !shape.ClrType.CanBeNull() =>
            Expression.Throw(Expression.Call(typeof(SequenceErrors), nameof(SequenceErrors.NoElements), []), shape.ClrType),
        { NullMeans: NullMeaning.Error } when !shape.ClrType.CanBeNull() => NullValue(shape.Type, shape.ClrType),
        _ => Expression.Default(shape.ClrType),
    };

    private static UnaryExpression NullValue(PgType type, Type clrType) => Expression.Throw(
        Expression.Call(typeof(RowErrors), nameof(RowErrors.NullValue), [], Expression.Constant(type.Name), Expression.Constant(clrType)), clrType);

    private static Expression To(Expression value, Type type) => value.Type == type ? value : Expression.ConvertChecked(value, type);

    // Npgsql's own reading of an interval into a TimeSpan overflows silently.
    private static Type WireType(PgType type) => type.StoreType == typeof(TimeSpan) ? typeof(NpgsqlInterval) : type.StoreType;

    private static Expression FromWire(Expression wire, PgType type)
    {
        var store = type.StoreType == typeof(TimeSpan) ? Expression.Call(typeof(NarrowReads), nameof(NarrowReads.ToTimeSpan), [], wire) : wire;
        return type.Conversion is { } conversion ? ConversionEmitter.Emit(conversion, store, type.Name) : store;
    }

    private Expression EmitValue(ScalarShape shape)
    {
        var wire = columns.Value(shape.Ordinal, shape.Type, WireType(shape.Type));
        return To(FromWire(wire, shape.Type), shape.ClrType);
    }

    private Expression EmitArray(ScalarShape shape, PgType element)
    {
        var target = ClrTypes.ElementType(shape.ClrType) ?? element.ModelType;
        var wireElement = WireType(element);
        if (target.CanBeNull())
            wireElement = wireElement.MakeNullable();
        var array = columns.Array(shape.Ordinal, shape.Type, wireElement);
        if (target != wireElement)
            array = EmitElements(array, wireElement, element, target);
        return CollectionFactory.Create(array, shape.ClrType, query);
    }

    // A loop in place: a lambda for each element would be made anew for every row.
    private static BlockExpression EmitElements(Expression array, Type wireElement, PgType element, Type target)
    {
        var source = Expression.Variable(array.Type, "source");
        var result = Expression.Variable(target.MakeArrayType(), "result");
        var index = Expression.Variable(typeof(int), "index");
        var item = Expression.Variable(wireElement, "item");
        var done = Expression.Label("done");
        Expression present = Nullable.GetUnderlyingType(wireElement) is null ? item : Expression.Property(item, nameof(Nullable<int>.Value));
        var value = To(FromWire(present, element), target);
        if (wireElement.CanBeNull())
        {
            Expression whenNull = target.CanBeNull() ? Expression.Default(target) : NullValue(element, target);
            value = Expression.Condition(Expression.Equal(item, Expression.Constant(null, wireElement)), whenNull, value);
        }

        var loop = Expression.Loop(
            Expression.IfThenElse(
                Expression.LessThan(index, Expression.ArrayLength(source)),
                Expression.Block(
                    Expression.Assign(item, Expression.ArrayIndex(source, index)),
                    Expression.Assign(Expression.ArrayAccess(result, index), value),
                    Expression.PreIncrementAssign(index)),
                Expression.Break(done)),
            done);
        return Expression.Block(
            [source, result, index, item],
            Expression.Assign(source, array),
            Expression.Assign(result, Expression.NewArrayBounds(target, Expression.ArrayLength(source))),
            Expression.Assign(index, Expression.Constant(0)),
            loop,
            result);
    }
}
