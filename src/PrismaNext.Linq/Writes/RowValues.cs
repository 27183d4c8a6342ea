using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation;
using PrismaNext.Linq.Translation.Writes;

namespace PrismaNext.Linq.Writes;

/// <summary>The values of rows that are to be inserted, read once, and the form in which they travel.</summary>
/// <param name="Form">Which columns, and how.</param>
/// <param name="Values">One value a cell, row by row, or one array a column.</param>
internal sealed record RowValues(InsertForm Form, object?[] Values)
{
    private const int MaximumParameters = 65_535;

    /// <summary>Reads one row.</summary>
    public static RowValues OfOne(Contract contract, Type type, object row)
    {
        var entity = ColumnReader.EntityOf(contract, type, row);
        var columns = new List<ColumnMap>();
        var values = new List<object?>();
        foreach (var column in entity.Columns)
        {
            if (ColumnReader.Of(entity, column) is not { } read)
                continue;
            var value = read(row);
            if (column.IsGenerated && IsDefault(value))
                continue;
            columns.Add(column);
            values.Add(value);
        }

        return new(new InsertForm(entity, columns.ToEquatableArray(), Rows: 1), [.. values]);
    }

    /// <summary>Reads any number of rows.</summary>
    public static RowValues OfMany(Contract contract, Type type, object[] rows)
    {
        var entities = rows.Select(row => ColumnReader.EntityOf(contract, type, row)).Distinct().ToList();
        var isMixed = entities.Count > 1;
        var entity = entities.Count == 1 ? entities[0] : ColumnReader.EntityOf(contract, type);
        var columns = new List<(ColumnMap Column, object?[] Values)>();
        foreach (var column in isMixed ? Hierarchies.Columns(entity) : entity.Columns)
        {
            if (ColumnReader.Of(entity, column) is not { } read)
                continue;
            var values = Array.ConvertAll(rows, row => read(row));
            if (IsGiven(entity, column, values))
                columns.Add((column, values));
        }

        // Arrays of arrays come out of unnest as one row for each inner element, so rows that have arrays are written out.
        var areWrittenOut = rows.Length > 0 && columns.Exists(c => c.Column.Type.IsArray);
        if (rows.Length == 0)
            columns.RemoveAll(c => c.Column.Type.IsArray);
        if (areWrittenOut && rows.Length * columns.Count > MaximumParameters)
            throw WriteErrors.InsertTooLarge(type, rows.Length * columns.Count, MaximumParameters);
        var form = new InsertForm(entity, columns.Select(c => c.Column).ToEquatableArray(), areWrittenOut ? rows.Length : null) { IsMixed = isMixed };
        if (columns.TrueForAll(c => form.IsFixed(c.Column)))
            throw WriteErrors.InsertWithoutColumns(type);
        return new(form, areWrittenOut ? [.. rows.SelectMany((_, i) => columns.Select(c => c.Values[i]))] : [.. columns.Select(c => c.Values)]);
    }

    private static bool IsGiven(EntityMap entity, ColumnMap column, object?[] values)
    {
        if (!column.IsGenerated)
            return true;
        var given = values.Count(value => !IsDefault(value));
        return given == 0 ? false : given == values.Length ? true : throw WriteErrors.InsertMixed(entity.ClrType, column.Name);
    }

    private static bool IsDefault(object? value) => value is null || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())));
}
