using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of enums, stored as numbers, as text or as a PostgreSQL enum.</summary>
internal static class EnumMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Enum), nameof(Enum.HasFlag), HasFlag),
        new(typeof(Enum), nameof(Enum.IsDefined), IsDefined),
        new(typeof(Enum), nameof(Enum.GetName), GetName),
    ];

    /// <summary>The name of an enum's member; null for flags, whose text joins several.</summary>
    public static SqlExpression? Name(SqlExpression value, Type enumType)
    {
        if (value.Type.Conversion is not { } conversion)
            return null;
        if (value is LiteralExpression { Value: { } known })
            return SqlFactory.Text(conversion.ConvertFromStore(known).ToString()!); // An enum's text is never null.
        if (enumType.IsDefined(typeof(FlagsAttribute), inherit: false))
            return null;
        return IsStoredByName(conversion, enumType) ? SqlFactory.Cast(value, PgTypes.Text) : Names(value, conversion, enumType, SqlFactory.Cast(value, PgTypes.Text));
    }

    private static CaseExpression Names(SqlExpression value, ValueConversion conversion, Type enumType, SqlExpression? otherwise)
    {
        var whens = Members(enumType).Select(member => new CaseWhen(
            SqlFactory.Compare(SqlOperator.Equal, value, new LiteralExpression(conversion.ConvertToStore(member), value.Type)),
            SqlFactory.Text(member.ToString()!))); // An enum's text is never null.
        return new CaseExpression(whens.ToEquatableArray(), otherwise, PgTypes.Text);
    }

    private static bool IsStoredByName(ValueConversion conversion, Type enumType) =>
        conversion.EnumForm == EnumForm.Name || conversion.StoreType == typeof(string) && Members(enumType).All(member => conversion.ConvertToStore(member) is string stored && stored == member.ToString());

    private static IEnumerable<object> Members(Type enumType) => Enum.GetValues(enumType).Cast<object>().Distinct();

    private static SqlExpression? HasFlag(MethodCall call)
    {
        // A flag that the program holds as an Enum is of the type of what it is asked of.
        var (value, flag) = call.Projection(0) is SlotProjection slot ? (call.Instance, new SlotParameterExpression(slot.Slot, call.Instance.Type, CanBeNull: false)) : Coercion.Unify(call.Instance, call[0]);
        if (value.Type.Conversion is not { EnumForm: EnumForm.Number } || value.Type.ModelType != flag.Type.ModelType)
            return null;
        return SqlFactory.Compare(SqlOperator.Equal, SqlFactory.Operator(SqlOperator.BitAnd, value, flag, value.Type), flag);
    }

    private static SqlExpression? IsDefined(MethodCall call)
    {
        var value = call[call.Count - 1];
        if (value.Type is not { Conversion: { } conversion, ModelType.IsEnum: true })
            return null;
        var members = Members(value.Type.ModelType).Select(member => (SqlExpression)new LiteralExpression(conversion.ConvertToStore(member), value.Type));
        return new QuantifiedExpression(value, SqlOperator.Equal, new ArrayExpression(members.ToEquatableArray(), PgTypes.ArrayOf(value.Type)), All: false) { HasNoNullElement = true };
    }

    private static SqlExpression? GetName(MethodCall call)
    {
        var value = call[call.Count - 1];
        return value.Type is { Conversion: { } conversion, ModelType: { IsEnum: true } type } ? Names(value, conversion, type, null) : null;
    }
}
