using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="string"/>.</summary>
internal static class StringMethods
{
    public static readonly MemberEntry[] Members =
    [
        new(typeof(string), nameof(string.Length), access => SqlFactory.Function("length", PgTypes.Integer, access.Target)),
    ];

    public static readonly MethodEntry[] Methods =
    [
        new(typeof(string), nameof(string.ToLower), call => SqlFactory.Function("lower", PgTypes.Text, call.Instance)),
    ];

    public static SqlExpression? Construct(ParameterInfo[] parameters, IReadOnlyList<SqlExpression> arguments) => null;
}
