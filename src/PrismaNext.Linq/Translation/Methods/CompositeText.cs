using System.Globalization;
using System.Text.RegularExpressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Takes a composite format string such as <c>"{0,5:D2} of {1}"</c> apart.</summary>
internal static partial class CompositeText
{
    /// <summary>The pieces; null when the text is no valid format.</summary>
    public static IReadOnlyList<TextPiece>? Parse(string format)
    {
        var pieces = new List<TextPiece>();
        var end = 0;
        foreach (Match match in Piece().Matches(format))
        {
            if (match.Index != end)
                return null;
            end = match.Index + match.Length;
            pieces.Add(match.Groups["index"] is { Success: true } index ? Place(match, index.Value) : TextPiece.Literal(Unescape(match.Value)));
        }

        return end == format.Length ? pieces : null;
    }

    private static TextPiece Place(Match match, string index) => new(
        int.Parse(index, CultureInfo.InvariantCulture),
        match.Groups["width"] is { Success: true } width ? int.Parse(width.Value, CultureInfo.InvariantCulture) : 0,
        match.Groups["format"] is { Success: true } format ? format.Value : null);

    private static string Unescape(string text) => text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?:[^{}]|\{\{|\}\})+|\{(?<index>[0-9]{1,4}) *(?:, *(?<width>-?[0-9]{1,4}) *)?(?::(?<format>[^{}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();
}
