using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Shaping.Records;

namespace PrismaNext.Linq.Shaping;

/// <summary>Reads columns from either of Npgsql's readers, of rows or of nested records.</summary>
internal sealed class ReaderColumns(ParameterExpression reader, ParameterExpression values, Expression? query) : IColumns
{
    private static readonly MethodInfo IsDbNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;

    // The getters that do no more than read; measured to be a little faster than GetFieldValue<T>.
    private static readonly Dictionary<Type, string> Getters = new()
    {
        [typeof(bool)] = "GetBoolean", [typeof(short)] = "GetInt16", [typeof(int)] = "GetInt32", [typeof(long)] = "GetInt64",
        [typeof(float)] = "GetFloat", [typeof(double)] = "GetDouble", [typeof(string)] = "GetString", [typeof(Guid)] = "GetGuid",
    };

    public Expression IsNull(int ordinal) => Expression.Call(reader, IsDbNull, Expression.Constant(ordinal));

    public Expression Value(int ordinal, PgType type, Type wireType)
    {
        var position = Expression.Constant(ordinal);
        return Getters.TryGetValue(wireType, out var getter) ? Expression.Call(reader, getter, [], position)
            : NarrowReads.Covers(wireType) ? Expression.Call(typeof(NarrowReads), nameof(NarrowReads.Read), [wireType], reader, position)
            : Expression.Call(reader, "GetFieldValue", [wireType], position);
    }

    public Expression Array(int ordinal, PgType type, Type wireElement)
    {
        var read = wireElement.CanBeNull() ? nameof(NarrowReads.ReadArray) : nameof(NarrowReads.ReadValueArray);
        return Expression.Call(typeof(NarrowReads), read, [wireElement], reader, Expression.Constant(ordinal));
    }

    public Expression Records(int ordinal, RowShape element) =>
        Expression.Call(Expression.Constant(ShaperCompiler.CompileNested(element, query)), nameof(NestedShaper<object>.Read), [], reader, Expression.Constant(ordinal), values);
}
