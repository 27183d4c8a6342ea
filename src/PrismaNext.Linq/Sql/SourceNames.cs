using System.Globalization;
using System.Text;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Sql;

/// <summary>Names the sources of a statement after the program's lambda parameters, each name once in the whole statement.</summary>
internal sealed class SourceNames
{
    // The server cuts names at 63 bytes, where two long ones could become equal.
    private const int MaxLength = 40;
    private const string NoName = "t";

    private readonly Dictionary<SourceAlias, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string this[SourceAlias alias] =>
        _names.TryGetValue(alias, out var name) ? name : throw new InternalError($"The source '{alias.Hint}' is used outside the query that contains it.");

    public void Declare(SourceAlias alias)
    {
        var hint = Sanitise(alias.Hint);
        var name = hint;
        for (var number = 1; !_taken.Add(name); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{hint}{number}");
        if (!_names.TryAdd(alias, name))
            throw new InternalError($"The source '{alias.Hint}' appears twice.");
    }

    /// <summary>Gives a source a name that the language prescribes.</summary>
    public void Declare(SourceAlias alias, string name) => _names.Add(alias, name);

    private static string Sanitise(string hint)
    {
        // Names that the compiler and the parser make up say nothing.
        if (hint.Contains('<', StringComparison.Ordinal))
            return NoName;
        var name = new StringBuilder();
        foreach (var character in hint)
        {
            if (char.IsAsciiLetterOrDigit(character) || (character == '_' && name.Length > 0))
                name.Append(char.ToLowerInvariant(character));
            if (name.Length == MaxLength)
                break;
        }

        var text = name.ToString().TrimEnd('_');
        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
            return NoName;
        return ReservedWords.Contains(text) ? text[..1] : text;
    }
}
