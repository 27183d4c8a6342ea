using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of arrays and lists, byte arrays included. What LINQ has for sequences is translated as a query over their elements.</summary>
internal static class CollectionMethods
{
    public static readonly MemberEntry[] Members =
    [
        new(typeof(Array), nameof(Array.Length), access => Length(access.Target)),
        new(typeof(List<>), nameof(List<>.Count), access => access.Target.Type.IsArray ? Length(access.Target) : null),
        new(typeof(ICollection<>), nameof(ICollection<>.Count), access => access.Target.Type.IsArray ? Length(access.Target) : null),
        new(typeof(IReadOnlyCollection<>), nameof(IReadOnlyCollection<>.Count), access => access.Target.Type.IsArray ? Length(access.Target) : null),
    ];

    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Array), nameof(Array.IndexOf), call => call.Count switch { 2 => IndexOf(call[0], call[1]), 3 => IndexOf(call[0], call[1], call[2]), _ => null }),
        new(typeof(MemoryExtensions), nameof(MemoryExtensions.IndexOf), call => call.Count == 2 ? IndexOf(call[0], call[1]) : null),
        new(typeof(List<>), nameof(List<>.IndexOf), call => call.Count switch { 1 => IndexOf(call.Instance, call[0]), 2 => IndexOf(call.Instance, call[0], call[1]), _ => null }),
        new(typeof(IList<>), nameof(IList<>.IndexOf), call => IndexOf(call.Instance, call[0])),
    ];

    /// <summary>An element of an array; null when it is not one. PostgreSQL counts the elements of arrays from 1, and the bytes of a bytea from 0.</summary>
    public static SqlExpression? ElementAt(SqlExpression array, SqlExpression index)
    {
        if (IsBytes(array))
            return SqlFactory.Function("get_byte", PgTypes.Byte, array, index);
        return array.Type.Element is { } element ? new SubscriptExpression(array, SqlFactory.Add(index, 1), element) : null;
    }

    public static bool IsBytes(SqlExpression value) => value.Type.Name == PgTypes.Bytea.Name;

    private static FunctionExpression Length(SqlExpression array) => IsBytes(array)
        ? SqlFactory.Function("length", PgTypes.Integer, array)
        : SqlFactory.Function("cardinality", PgTypes.Integer, array);

    private static SqlExpression? IndexOf(SqlExpression array, SqlExpression item, SqlExpression? start = null)
    {
        if (array.Type.Element is not { } element)
            return null;
        var sought = SqlFactory.Typed(Coercion.To(item, element));
        var position = new FunctionExpression("array_position", start is null ? [array, sought] : [array, sought, SqlFactory.Add(start, 1)], PgTypes.Integer, CanBeNull: true);
        return SqlFactory.Add(SqlFactory.Coalesce(position, SqlFactory.Integer(0)), -1);
    }
}
