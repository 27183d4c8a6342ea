using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Shaping;
using PrismaNext.Linq.Sql;

namespace PrismaNext.Linq.Planning;

/// <summary>A query as the simple protocol runs it: a COPY with its values as literals, and the reader of its rows.</summary>
/// <param name="write">Writes the statement with the values of one execution.</param>
/// <param name="shaper">Reads its rows.</param>
internal sealed class CopyPlan<T>(Func<SlotValues, string> write, CopyShaper<T> shaper)
{
    public static CopyPlan<T> Create(SqlQuery statement, RowShape shape, int columns)
    {
        var shaper = ShaperCompiler.CompileCopy<T>(shape, columns);
        string?[] casts = [.. shaper.Columns.Select(column => column?.Cast)];
        return new(values => CopyWriter.Write(SqlWriter.Write(new SlotInliner(values).VisitQuery(statement)).Text, casts), shaper);
    }

    public string Write(SlotValues values) => write(values);

    public CopyRow CreateRow() => new(shaper.Columns);

    public T Read(CopyRow row, SlotValues values) => shaper.Read(row, values);
}
