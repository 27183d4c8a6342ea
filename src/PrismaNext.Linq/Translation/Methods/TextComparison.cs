using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>How two texts are compared: character by character, with or without regard to case. Comparisons by a culture have no SQL.</summary>
/// <param name="IgnoresCase">Whether case is folded on both sides.</param>
/// <param name="IsStated">Whether the call says so, and does not leave it to the default.</param>
internal readonly record struct TextComparison(bool IgnoresCase, bool IsStated)
{
    /// <summary>The comparison that an argument asks for; ordinal when there is no such argument, null for a culture's.</summary>
    public static TextComparison? Of(MethodCall call, int index)
    {
        if (index >= call.Count)
            return new TextComparison(IgnoresCase: false, IsStated: false);
        if (call.ParameterType(index) != typeof(StringComparison) || !call.TryGetValue(index, out StringComparison comparison))
            return null;
        return comparison switch
        {
            StringComparison.Ordinal => new TextComparison(IgnoresCase: false, IsStated: true),
            StringComparison.OrdinalIgnoreCase => new TextComparison(IgnoresCase: true, IsStated: true),
            _ => null,
        };
    }

    /// <summary>The comparison that the last argument asks for, if it is of that kind.</summary>
    public static TextComparison? OfLast(MethodCall call) =>
        Of(call, call.Count > 0 && call.ParameterType(call.Count - 1) == typeof(StringComparison) ? call.Count - 1 : call.Count);

    /// <summary>A text in the form that is compared. Upper case, as .NET does it: some letters differ only in lower case.</summary>
    public SqlExpression Fold(SqlExpression text) => IgnoresCase ? StringMethods.Map("upper", text) : text;

    /// <summary>A text in the form that is ordered: by code points where the call says ordinal, by its collation where it says nothing.</summary>
    public SqlExpression Sortable(SqlExpression text) => IsStated ? Ordinal(Fold(text)) : text;

    public static SqlExpression Ordinal(SqlExpression text) => new CollateExpression(SqlFactory.Typed(SqlFactory.Retype(text, PgTypes.Text)), "C");
}
