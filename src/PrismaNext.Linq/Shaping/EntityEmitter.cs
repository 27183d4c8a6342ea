using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational.Shapes;

namespace PrismaNext.Linq.Shaping;

/// <summary>Emits the making of an entity: its constructor, then its setters, then the collections that it made itself.</summary>
internal sealed class EntityEmitter(ShapeEmitter shapes)
{
    public Expression Emit(EntityShape shape)
    {
        var columns = new Dictionary<ColumnMap, ScalarShape>();
        for (var i = 0; i < shape.Columns.Count; i++)
            columns.Add(shape.Entity.Columns[i], shape.Columns[i]);
        var map = shape.Entity.Constructor ?? throw new InternalError($"Rows of {shape.Entity} always become one of its variants.");
        var created = Expression.New(map.Constructor, map.Constructor.GetParameters().Zip(map.Parameters, (p, column) => shapes.Emit(columns[column], p.ParameterType)));
        var assigned = map.Assigned.Select(column => Members.Bind(column.Property!, type => shapes.Emit(columns[column], type))); // Assigned columns have properties.
        var bound = shape.Navigations.Where(navigation => Members.CanSet(navigation.Member)).Select(navigation => Members.Bind(navigation.Member, type => shapes.Emit(navigation.Value, type)));
        Expression entity = Expression.MemberInit(created, assigned.Concat(bound));
        var added = shape.Navigations.Where(navigation => !Members.CanSet(navigation.Member)).ToList();
        if (added.Count > 0)
            entity = EmitAdditions(entity, added);
        return shapes.WhenPresent(shape.Presence, entity);
    }

    private BlockExpression EmitAdditions(Expression created, IEnumerable<MemberShape> navigations)
    {
        var entity = Expression.Variable(created.Type, "entity");
        var additions = navigations.Select(navigation =>
        {
            var property = (PropertyInfo)navigation.Member; // A field can always be set.
            var element = ClrTypes.ElementType(property.PropertyType)!; // A reference without a setter is not mapped.
            var elements = typeof(IEnumerable<>).MakeGenericType(element);
            return Expression.Call(
                typeof(NestedReads),
                nameof(NestedReads.AddAll),
                [element],
                Expression.Property(entity, property),
                shapes.Emit(navigation.Value, elements));
        });
        return Expression.Block([entity], [Expression.Assign(entity, created), .. additions, entity]);
    }
}
