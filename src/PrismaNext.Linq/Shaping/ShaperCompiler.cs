using System.Linq.Expressions;
using System.Reflection;
using Npgsql;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Shaping.Records;

namespace PrismaNext.Linq.Shaping;

/// <summary>Compiles row shapes.</summary>
internal static class ShaperCompiler
{
    private static readonly MethodInfo Nested =
        typeof(ShaperCompiler).GetMethod(nameof(CompileNested), genericParameterCount: 1, BindingFlags.Static | BindingFlags.NonPublic, [typeof(RowShape), typeof(Expression)])!; // Declared below.

    /// <param name="shape">What a row becomes.</param>
    /// <param name="query">The query, for errors.</param>
    public static RowShaper<T> Compile<T>(RowShape shape, Expression? query = null)
    {
        var shaper = (Expression<Func<NpgsqlDataReader, SlotValues, T>>)Lambda(typeof(Func<NpgsqlDataReader, SlotValues, T>), shape, typeof(NpgsqlDataReader), typeof(T), query);
        return new(new TieredDelegate<Func<NpgsqlDataReader, SlotValues, T>>(shaper));
    }

    /// <summary>A shaper of rows that are read from a COPY.</summary>
    public static CopyShaper<T> CompileCopy<T>(RowShape shape, int columns)
    {
        var row = Expression.Parameter(typeof(CopyRow), "row");
        var values = Expression.Parameter(typeof(SlotValues), "values");
        var read = new CopyColumns(row, columns);
        var body = new ShapeEmitter(read, values, query: null).Emit(shape, typeof(T));
        var shaper = new TieredDelegate<Func<CopyRow, SlotValues, T>>(Expression.Lambda<Func<CopyRow, SlotValues, T>>(body, row, values));
        return new(read.Types, (current, slots) => shaper.Next()(current, slots));
    }

    /// <summary>A shaper of the records of a nested collection; its type is known only at run time.</summary>
    public static INestedShaper CompileNested(RowShape shape, Expression? query) =>
        (INestedShaper)Nested.MakeGenericMethod(shape.ClrType).Invoke(null, [shape, query])!; // Never null.

    private static NestedShaper<T> CompileNested<T>(RowShape shape, Expression? query)
    {
        var records = Expression.Parameter(typeof(RecordReader), "records");
        var values = Expression.Parameter(typeof(SlotValues), "values");
        var columns = new RecordColumns(records, values, query);
        var body = new ShapeEmitter(columns, values, query).Emit(shape, typeof(T));
        var reads = columns.AreComplete ? Expression.Lambda<Func<RecordReader, SlotValues, T>>(body, records, values) : null;
        return new(new(CompileDriver), reads is null ? null : new(reads), columns.Fields);

        TieredDelegate<Func<NpgsqlNestedDataReader, SlotValues, T>> CompileDriver() =>
            new((Expression<Func<NpgsqlNestedDataReader, SlotValues, T>>)Lambda(typeof(Func<NpgsqlNestedDataReader, SlotValues, T>), shape, typeof(NpgsqlNestedDataReader), typeof(T), query));
    }

    private static LambdaExpression Lambda(Type delegateType, RowShape shape, Type readerType, Type resultType, Expression? query)
    {
        var reader = Expression.Parameter(readerType, "reader");
        var values = Expression.Parameter(typeof(SlotValues), "values");
        var body = new ShapeEmitter(new ReaderColumns(reader, values, query), values, query).Emit(shape, resultType);
        return Expression.Lambda(delegateType, body, reader, values);
    }
}
