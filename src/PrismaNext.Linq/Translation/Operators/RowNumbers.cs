using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Numbers the rows of a sequence in its order.</summary>
internal static class RowNumbers
{
    /// <summary>The position of a row, from 0. The sequence has a window function from then on.</summary>
    public static Binding Index(Sequence rows) => rows.Select.Bind(new ScalarProjection(IndexOf(rows), typeof(int)) { Name = "index" });

    /// <summary>The position of a row, from 0, as a column that any clause can refer to.</summary>
    public static Binding IndexColumn(Sequence rows)
    {
        var index = Index(rows);
        rows.Select.PushDown();
        return index;
    }

    /// <summary>A function over the rows up to the current one, in the order of the sequence.</summary>
    public static SqlExpression Running(Sequence rows, SqlExpression function)
    {
        rows.Select.HasWindow = true;
        return new WindowExpression(function, [], rows.Select.OrderBy.ToEquatableArray(), "ROWS UNBOUNDED PRECEDING");
    }

    private static SqlExpression IndexOf(Sequence rows)
    {
        if (!rows.Select.IsPlain)
            rows.Select.PushDown();
        rows.Select.HasWindow = true;
        var number = new WindowExpression(new FunctionExpression("row_number", [], PgTypes.Integer, CanBeNull: false), [], rows.Select.OrderBy.ToEquatableArray());
        var index = SqlFactory.Operator(SqlOperator.Subtract, number, SqlFactory.Integer(1), PgTypes.Integer);
        rows.Select.Position = IsOrderedByKey(rows) ? null : index;
        return index;
    }

    // Then no two rows are equal in the order, and there is nothing for the number to decide.
    private static bool IsOrderedByKey(Sequence rows) =>
        rows.Element is EntityProjection { Entity.Key: { Count: > 0 } key, Columns: var columns }
        && rows.Select.Sources is [{ Source: TableSource }]
        && key.All(k => rows.Select.OrderBy.Exists(o => o.Key == columns[k]));
}
