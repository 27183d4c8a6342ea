using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Relational.Writes;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>Translates inserts: of known values, and of the rows of a query.</summary>
internal static class InsertTranslator
{
    /// <summary>An insert of known values.</summary>
    /// <param name="form">The columns, and how the values of the rows travel.</param>
    /// <param name="slot">The slot of the values: an array of one value a cell, row by row, or of one array a column.</param>
    /// <param name="table">The table.</param>
    public static InsertStatement OfValues(InsertForm form, int slot, TableSource table)
    {
        var insert = new InsertStatement(table, form.Columns.Select(c => c.Name).ToEquatableArray());
        if (form.Rows is not { } count)
            return insert with { Query = Unnest(form, slot) };
        var rows = Enumerable.Range(0, count).Select(row => new RowOfValues(form.Columns.Select((c, i) => Cell(form, c, slot, (row * form.Columns.Count) + i)).ToEquatableArray()));
        return insert with { Rows = rows.ToEquatableArray() };
    }

    /// <summary>An insert of the rows of a query, which has to say which columns it makes.</summary>
    public static InsertStatement OfQuery(Translator translator, EntityMap entity, Expression query, TableSource table)
    {
        var rows = translator.Queries.Translate(LinqParser.Parse(query), new Scope());
        if (rows.IsDefaultIfEmpty || rows.Element is not NewProjection made)
            throw WriteErrors.InsertQueryUnsupported(translator.Query);
        var columns = entity.Columns.Where(c => c.Property is not null && made.Find(c.Property) is not null).ToList();
        if (columns.Count != made.Parts.Count())
            throw WriteErrors.InsertQueryUnsupported(translator.Query);
        var items = columns.ConvertAll(c => Value(translator, made.Find(c.Property!)!, c, query)); // Only columns with a property that is made were taken.
        var names = columns.ConvertAll(c => c.Name);
        if (entity.Hierarchy is { Discriminator: { } discriminator } && !columns.Contains(discriminator))
        {
            items.Add(Discriminator(entity));
            names.Add(discriminator.Name);
        }

        return new InsertStatement(table, names.ToEquatableArray()) { Query = rows.Select.Build(items.Select(sql => new SelectItem(sql))) };
    }

    private static SelectStatement Unnest(InsertForm form, int slot)
    {
        var alias = new SourceAlias("r");
        var arrays = form.Columns.Select((c, i) => (Column: c, Values: (SqlExpression)Parameter(slot, i, PgTypes.ArrayOf(c.Type, hasNulls: true)))).Where(a => !form.IsFixed(a.Column)).ToList();
        var rows = new FunctionSource(
            alias,
            "unnest",
            arrays.Select(a => a.Values).ToEquatableArray(),
            arrays.Select(a => a.Column.Name).ToEquatableArray(),
            WithOrdinality: false);
        var items = form.Columns.Select(c => new SelectItem(form.IsFixed(c) ? Discriminator(form.Entity) : new ColumnExpression(alias, c.Name, c.Type, CanBeNull: true)));
        return new SelectStatement { Items = items.ToEquatableArray(), From = [new FromItem(rows)] };
    }

    private static SqlExpression Cell(InsertForm form, ColumnMap column, int slot, int index) =>
        form.IsFixed(column) ? Discriminator(form.Entity) : Parameter(slot, index, column.Type);

    private static SlotParameterExpression Parameter(int slot, int index, PgType type) =>
        new(slot, type, CanBeNull: true, values => ((object?[])values)[index]);

    private static LiteralExpression Discriminator(EntityMap entity) =>
        entity.Hierarchy!.Variants.Where(v => v.Entity == entity).Select(v => Hierarchies.Literal(entity.Hierarchy.Discriminator!, v)).Single(); // Only the discriminator's column asks.

    private static SqlExpression Value(Translator translator, Projection part, ColumnMap column, Expression query)
    {
        var sql = Coercion.To(translator.Scalar(part, query), column.Type);
        return StoredTypes.Fits(sql.Type, column.Type) ? sql : throw WriteErrors.ValueIncompatible(query, sql.Type.Name, column.Name, translator.Query);
    }
}
