using System.Text.RegularExpressions;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>The parts of a column type as a user writes it: <c>numeric(12, 2)[]</c>, <c>timestamp(3) with time zone</c>.</summary>
/// <param name="Name">The canonical name, without modifiers.</param>
/// <param name="Modifiers">The modifiers without parentheses and spaces; null when there are none.</param>
/// <param name="IsArray">Whether it is an array; PostgreSQL does not tell one dimension from two.</param>
/// <param name="IsSerial">Whether the name stands for an integer with a sequence.</param>
internal sealed partial record ColumnTypeName(string Name, string? Modifiers, bool IsArray, bool IsSerial)
{
    private static readonly Dictionary<string, string> Serials = new(StringComparer.Ordinal)
    {
        ["smallserial"] = "smallint", ["serial2"] = "smallint", ["serial"] = "integer", ["serial4"] = "integer",
        ["bigserial"] = "bigint", ["serial8"] = "bigint",
    };

    /// <summary>The element of an array as a name of its own.</summary>
    public ColumnTypeName Element => this with { IsArray = false };

    /// <summary>The type as a table definition writes it.</summary>
    public string Definition
    {
        get
        {
            // Without a length these two mean one place; written out, the definition says so.
            var modifiers = Modifiers ?? (Name is "char" or "bit" ? "1" : null);
            return Name + (modifiers is null ? "" : $"({modifiers})") + (IsArray ? "[]" : "");
        }
    }

    /// <summary>Null when the text has not the form of a type name.</summary>
    public static ColumnTypeName? Parse(string text)
    {
        var match = Form().Match(text.Trim().ToLowerInvariant());
        if (!match.Success)
            return null;
        var name = Spaces().Replace(match.Groups["name"].Value + " " + match.Groups["zone"].Value, " ").Trim();
        var modifiers = match.Groups["modifiers"] is { Success: true } group ? Spaces().Replace(group.Value, "") : null;
        var isSerial = Serials.TryGetValue(name, out var integer);
        var canonical = isSerial ? integer! : PgTypeCatalog.Canonical(name); // TryGetValue has set it.
        if (modifiers is not null && !PgTypeCatalog.TakesModifiers(canonical))
            return null;
        return new ColumnTypeName(canonical, modifiers, match.Groups["array"].Value.Length > 0, isSerial);
    }

    [GeneratedRegex(
        @"^(?<name>[a-z_][a-z0-9_]*(\s+[a-z]+)*?)\s*(\((?<modifiers>\s*\d+\s*(,\s*-?\d+\s*)?)\))?" +
        @"(?<zone>\s*with(out)?\s+time\s+zone)?\s*(?<array>(\[\d*\]\s*)*)$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
