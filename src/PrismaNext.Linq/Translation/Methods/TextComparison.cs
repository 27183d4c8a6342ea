using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>How two texts are compared: character by character, with or without regard to case. Comparisons by a culture have no SQL.</summary>
/// <param name="IgnoresCase">Whether case is folded on both sides.</param>
internal readonly record struct TextComparison(bool IgnoresCase)
{
    /// <summary>The comparison that an argument asks for; ordinal when there is no such argument, null for a culture's.</summary>
    public static TextComparison? Of(MethodCall call, int index)
    {
        if (index >= call.Count)
            return new TextComparison(IgnoresCase: false);
        if (call.ParameterType(index) != typeof(StringComparison) || !call.TryGetValue(index, out StringComparison comparison))
            return null;
        return comparison switch
        {
            StringComparison.Ordinal => new TextComparison(IgnoresCase: false),
            StringComparison.OrdinalIgnoreCase => new TextComparison(IgnoresCase: true),
            _ => null,
        };
    }

    /// <summary>The comparison that the last argument asks for, if it is of that kind.</summary>
    public static TextComparison? OfLast(MethodCall call) =>
        Of(call, call.Count > 0 && call.ParameterType(call.Count - 1) == typeof(StringComparison) ? call.Count - 1 : call.Count);

    /// <summary>A text in the form that is compared. Upper case, as .NET does it: some letters differ only in lower case.</summary>
    public SqlExpression Fold(SqlExpression text) => IgnoresCase ? StringMethods.Map("upper", text) : text;

    /// <summary>Two texts in the form in which they are ordered by code points. One that says so is enough for both.</summary>
    public (SqlExpression Left, SqlExpression Right) Ordinal(SqlExpression left, SqlExpression right)
    {
        (left, right) = (Fold(left), Fold(right));
        return left is LiteralExpression or SlotParameterExpression ? (left, new CollateExpression(right, "C")) : (new CollateExpression(left, "C"), right);
    }
}
