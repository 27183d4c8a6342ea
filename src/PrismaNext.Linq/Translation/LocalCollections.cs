using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Collections of the program as rows: sent as arrays, one a column, and unnested.</summary>
internal static class LocalCollections
{
    /// <summary>The elements of a collection that the program holds.</summary>
    public static Sequence Rows(Expression collection, Translator translator, string hint)
    {
        var elementType = ClrTypes.ElementType(collection.Type)!; // Only sequences come here.
        if (translator.Translate(collection, new Scope()) is ScalarProjection { Sql.Type.IsArray: true } array)
            return Unnest(array.Sql, elementType, hint);
        if (collection is not SlotExpression slot)
            throw PlanErrors.LocalCollectionUnsupported(elementType, translator.Query, collection);
        return PgTypes.For(elementType) is { IsArray: false } type
            ? Unnest(new SlotParameterExpression(slot.Slot, PgTypes.ArrayOf(type), CanBeNull: false, list => LocalArrays.Of(list, elementType)), elementType, hint)
            : translator.Contract.Find(elementType) is { Hierarchy: null } entity ? Entities(slot, entity, hint) : Objects(slot, elementType, translator, hint);
    }

    /// <summary>The elements of an array, in their order.</summary>
    public static Sequence Unnest(SqlExpression array, Type elementType, string hint)
    {
        var alias = new SourceAlias(hint);
        var select = SelectBuilder.Over(new FunctionSource(alias, "unnest", [array], ["value", "position"], WithOrdinality: true));
        var value = new ColumnExpression(alias, "value", array.Type.Element!, elementType.CanBeNull()); // The type of an array has an element type.
        select.AppendOrder(new Ordering(new ColumnExpression(alias, "position", PgTypes.BigInt, CanBeNull: false), Descending: false));
        return new Sequence(select, new ScalarProjection(value, elementType) { Name = "value" });
    }

    // Entities are told by their columns, so that they can be compared with rows and have navigations like them.
    private static Sequence Entities(SlotExpression slot, EntityMap entity, string hint)
    {
        var alias = new SourceAlias(hint);
        var columns = entity.Columns.Where(c => c.Property is not null && !c.Type.IsArray).ToList();
        var arrays = columns.Select(c => (SqlExpression)new SlotParameterExpression(
            slot.Slot,
            PgTypes.ArrayOf(c.Type),
            CanBeNull: false,
            LocalArrays.Project(new LocalMember(c.Property!, c.Property!.PropertyType, c.Property.GetValue)))); // Those without were left out.
        var select = SelectBuilder.Over(new FunctionSource(alias, "unnest", arrays.ToEquatableArray(), [.. columns.Select(c => c.Name), "position"], WithOrdinality: true));
        select.AppendOrder(new Ordering(new ColumnExpression(alias, "position", PgTypes.BigInt, CanBeNull: false), Descending: false));
        var values = columns.ToDictionary(c => c, c => (SqlExpression)new ColumnExpression(alias, c.Name, c.Type, CanBeNull: true));
        return new Sequence(select, new EntityProjection(entity, values, select, IsOptional: true));
    }

    /// <summary>Rows of scalars as an array; the array itself when they are no more than its elements.</summary>
    public static SqlExpression Array(Sequence rows, ScalarProjection item) =>
        rows.Select is { IsPlain: true, Where: null, Sources: [{ Source: FunctionSource { Function: "unnest", Arguments: [var array] } }], OrderBy: [{ Descending: false, Key: ColumnExpression { Name: "position" } }] }
        && item.Sql is ColumnExpression { Name: "value" }
            ? array
            : new ArrayQueryExpression(rows.Select.Build([new SelectItem(item.Sql)]), PgTypes.ArrayOf(item.Sql.Type));

    // Objects travel as one array for each of their scalar members, and are put together again by position.
    private static Sequence Objects(SlotExpression slot, Type elementType, Translator translator, string hint)
    {
        var alias = new SourceAlias(hint);
        var members = LocalArrays.Members(elementType);
        if (members.Count == 0)
            throw PlanErrors.LocalCollectionUnsupported(elementType, translator.Query, slot);
        var arrays = members.Select(m => (SqlExpression)new SlotParameterExpression(
            slot.Slot,
            PgTypes.ArrayOf(PgTypes.For(m.Type)!), // Members are those that have a type.
            CanBeNull: false,
            LocalArrays.Project(m)));
        var select = SelectBuilder.Over(new FunctionSource(alias, "unnest", arrays.ToEquatableArray(), [.. members.Select(m => m.Member.Name), "position"], WithOrdinality: true));
        select.AppendOrder(new Ordering(new ColumnExpression(alias, "position", PgTypes.BigInt, CanBeNull: false), Descending: false));
        var bindings = members.Select(m => new MemberProjection(
            m.Member,
            new ScalarProjection(new ColumnExpression(alias, m.Member.Name, PgTypes.For(m.Type)!, m.Type.CanBeNull()), m.Type))); // As above.
        return new Sequence(select, LocalArrays.Shape(elementType, [.. bindings]));
    }
}
