using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Shaping.Records;

/// <summary>Reads columns from the bytes of a nested record, and notes of what types they have to be.</summary>
internal sealed class RecordColumns(ParameterExpression records, ParameterExpression values, Expression? query) : IColumns
{
    private readonly List<RecordField?> _fields = [];

    /// <summary>The fields that are read, in their order; null between them where one is not.</summary>
    public RecordField?[] Fields => [.. _fields];

    /// <summary>Whether all columns are of types that are read here; what was emitted is of no use otherwise.</summary>
    public bool AreComplete { get; private set; } = true;

    public Expression IsNull(int ordinal) => Expression.Call(records, nameof(RecordReader.IsNull), [], Expression.Constant(ordinal));

    public Expression Value(int ordinal, PgType type, Type wireType) => RecordField.Of(type, wireType) is { } field && IsKnown(ordinal, field)
        ? field.Read(records, ordinal)
        : Unknown(wireType);

    public Expression Array(int ordinal, PgType type, Type wireElement) => Unknown(wireElement.MakeArrayType());

    public Expression Records(int ordinal, RowShape element)
    {
        var shaper = ShaperCompiler.CompileNested(element, query);
        AreComplete &= shaper.ReadsRecords && IsKnown(ordinal, RecordField.Records);
        return Expression.Call(Expression.Constant(shaper), nameof(NestedShaper<object>.Read), [], records, Expression.Constant(ordinal), values);
    }

    // One column may be read in several places, and always in the same way.
    private bool IsKnown(int ordinal, RecordField field)
    {
        while (_fields.Count <= ordinal)
            _fields.Add(null);
        if (_fields[ordinal] is { } known)
            return known == field;
        _fields[ordinal] = field;
        return true;
    }

    private DefaultExpression Unknown(Type type)
    {
        AreComplete = false;
        return Expression.Default(type);
    }
}
