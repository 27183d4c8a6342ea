using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Guid"/>.</summary>
internal static class GuidMethods
{
    public static readonly MethodEntry[] Methods = [];

    /// <summary>A text read as a Guid.</summary>
    public static SqlExpression Parse(SqlExpression text) => SqlFactory.Cast(text, PgTypes.Uuid);
}
