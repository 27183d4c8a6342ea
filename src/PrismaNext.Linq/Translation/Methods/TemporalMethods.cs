using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of the date and time types.</summary>
internal static class TemporalMethods
{
    public static readonly MemberEntry[] Members = [];

    public static readonly MethodEntry[] Methods = [];

    public static SqlExpression? Construct(Type type, ParameterInfo[] parameters, IReadOnlyList<SqlExpression> arguments) => null;

    public static SqlExpression? Operator(BinaryExpression expression, SqlExpression left, SqlExpression right) => null;
}
