using System.Linq.Expressions;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>A property or field of a scalar, to be translated.</summary>
/// <param name="Translator">Translates other expressions.</param>
/// <param name="Instance">What it is a member of; null for a static one.</param>
/// <param name="Type">The member's type.</param>
/// <param name="Source">The expression.</param>
internal sealed record MemberAccess(Translator Translator, SqlExpression? Instance, Type Type, Expression Source)
{
    /// <summary>What it is a member of, where the table says that it is an instance member.</summary>
    public SqlExpression Target => Instance ?? throw new InvalidOperationException("A static member has no instance.");
}
