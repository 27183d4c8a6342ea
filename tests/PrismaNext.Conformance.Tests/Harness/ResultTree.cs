using System.Collections;
using System.Globalization;
using System.Reflection;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>Takes results apart, so that they can be compared and printed whatever their types.</summary>
internal static class ResultTree
{
    private const double Tolerance = 1e-12;

    public static object? Of(object? value)
    {
        switch (value)
        {
            case DateTime time when time == default:
                // The default of C# is of no kind; where it stands for a missing timestamptz it is a moment like the others.
                return default(DateTime);
            case null or string or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or decimal or Enum:
                return value;
            case var simple when simple.GetType().IsPrimitive:
                return simple;
            case IEnumerable sequence when Grouping(sequence) is { } key:
                return new ResultNode("group", [Of(key.GetValue(sequence)), Items(sequence)]);
            case IEnumerable sequence:
                return Items(sequence);
            default:
                return new ResultNode(Name(value.GetType()), [.. Members(value).Select(Of)]);
        }
    }

    /// <summary>Whether two results are equal.</summary>
    public static bool AreEqual(object? expected, object? actual, RowOrder order) => (expected, actual) switch
    {
        (null, null) => true,
        (double e, double a) => AreClose(e, a, Tolerance),
        (float e, float a) => AreClose(e, a, 1e-6),
        (decimal e, decimal a) => e == a || Math.Abs(e - a) <= Math.Abs(e) * 1e-15m,
        (DateTime e, DateTime a) => e == a && e.Kind == a.Kind,
        (ResultNode e, ResultNode a) => e.Type == a.Type && e.Parts.Count == a.Parts.Count
            && e.Parts.Zip(a.Parts).All(p => AreEqual(p.First, p.Second, Inside(order))),
        (List<object?> e, List<object?> a) => e.Count == a.Count && Sorted(e, order).Zip(Sorted(a, order)).All(p => AreEqual(p.First, p.Second, Inside(order))),
        _ => Equals(expected, actual),
    };

    public static string Print(object? value, RowOrder order = RowOrder.All) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        float number => number.ToString("G6", CultureInfo.InvariantCulture),
        decimal number => Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture),
        ResultNode node => $"{node.Type}({string.Join(", ", node.Parts.Select(p => Print(p, Inside(order))))})",
        List<object?> list => $"[{string.Join(", ", Sorted(list, order).Select(i => Print(i, Inside(order))))}]",
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + time.Kind,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static List<object?> Items(IEnumerable sequence) => [.. sequence.Cast<object?>().Select(Of)];

    private static RowOrder Inside(RowOrder order) => order == RowOrder.Rows ? RowOrder.None : order;

    private static IEnumerable<object?> Sorted(List<object?> items, RowOrder order) =>
        order == RowOrder.None ? items.OrderBy(i => Print(i, RowOrder.None), StringComparer.Ordinal) : items;

    private static bool AreClose(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Math.Abs(expected) * tolerance;

    private static PropertyInfo? Grouping(IEnumerable sequence) =>
        sequence.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IGrouping<,>))?.GetProperty("Key");

    private static string Name(Type type) => type.Namespace == typeof(Shop).Namespace ? type.Name : "";

    // Rows are told by their columns; navigations would lead round in circles.
    private static IEnumerable<object?> Members(object value)
    {
        var type = value.GetType();
        var isRow = Name(type).Length > 0;
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetIndexParameters().Length == 0);
        foreach (var property in properties.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (!isRow || property.PropertyType.Namespace != type.Namespace && !(property.PropertyType.IsGenericType && typeof(IList).IsAssignableFrom(property.PropertyType)) || property.PropertyType.IsEnum)
                yield return property.GetValue(value);
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public).OrderBy(f => f.Name, StringComparer.Ordinal))
            yield return field.GetValue(value);
    }
}
