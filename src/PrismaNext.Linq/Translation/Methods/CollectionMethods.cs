using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of arrays.</summary>
internal static class CollectionMethods
{
    public static readonly MemberEntry[] Members =
    [
        new(typeof(Array), nameof(Array.Length), access => Length(access.Target)),
        new(typeof(List<>), nameof(List<>.Count), access => access.Target.Type.IsArray ? Length(access.Target) : null),
        new(typeof(ICollection<>), nameof(ICollection<>.Count), access => access.Target.Type.IsArray ? Length(access.Target) : null),
    ];

    public static readonly MethodEntry[] Methods = [];

    /// <summary>An element of an array; null when it is not one. PostgreSQL counts from 1.</summary>
    public static SqlExpression? ElementAt(SqlExpression array, SqlExpression index)
    {
        if (array.Type.Element is not { } element)
            return null;
        SqlExpression position = index is LiteralExpression { Value: int value }
            ? SqlFactory.Integer(value + 1)
            : SqlFactory.Operator(SqlOperator.Add, index, SqlFactory.Integer(1), PgTypes.Integer);
        return new SubscriptExpression(array, position, element);
    }

    private static FunctionExpression Length(SqlExpression array) => array.Type.Name == PgTypes.Bytea.Name
        ? SqlFactory.Function("length", PgTypes.Integer, array)
        : SqlFactory.Function("cardinality", PgTypes.Integer, array);
}
