using System.Collections;
using System.Globalization;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Middleware;

/// <summary>Writes the values of an execution for people; only for those who asked for values.</summary>
internal static class ParameterText
{
    private const int MaximumLength = 200;

    /// <summary>One text per parameter, <c>$1</c> first.</summary>
    public static IEnumerable<string> Of(QueryExecution execution) => execution.Parameters.Select(parameter => Of(execution, parameter));

    private static string Of(QueryExecution execution, ParameterBinding parameter)
    {
        var value = execution.Values[parameter.Slot];
        var text = value switch
        {
            null => "NULL",
            byte[] bytes => $"{bytes.Length} bytes",
            string direct => $"'{direct}'",
            IEnumerable values => $"{{{string.Join(", ", values.Cast<object?>().Take(20).Select(Single))}}}",
            _ => Single(value),
        };
        return text.Length <= MaximumLength ? text : text[..MaximumLength] + "…";
    }

    private static string Single(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "NULL";
}
