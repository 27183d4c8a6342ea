using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of enums.</summary>
internal static class EnumMethods
{
    public static readonly MethodEntry[] Methods = [];

    /// <summary>The name of an enum's member; null for flags, whose text joins several.</summary>
    public static SqlExpression? Name(SqlExpression value, Type enumType)
    {
        if (enumType.IsDefined(typeof(FlagsAttribute), inherit: false) || value.Type.Conversion is not { } conversion)
            return null;
        var whens = Enum.GetValues(enumType).Cast<object>().Distinct().Select(member => new CaseWhen(
            SqlFactory.Compare(SqlOperator.Equal, value, new LiteralExpression(conversion.ConvertToStore(member), value.Type)),
            SqlFactory.Text(member.ToString()!))); // An enum's text is never null.
        return new CaseExpression(whens.ToEquatableArray(), SqlFactory.Cast(value, PgTypes.Text), PgTypes.Text);
    }
}
