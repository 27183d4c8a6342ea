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
    private readonly HashSet<SourceAlias> _inScope = new(ReferenceEqualityComparer.Instance);

    public string this[SourceAlias alias] =>
        _inScope.Contains(alias) ? _names[alias] : throw new InternalError($"The source '{alias.Hint}' is used outside the query that contains it.");

    /// <summary>Brings a source into scope. A query that occurs twice has the same names twice, so that the server sees that it is the same.</summary>
    /// <param name="alias">The source.</param>
    /// <param name="others">Names that mean something else there.</param>
    public void Enter(SourceAlias alias, IReadOnlySet<string>? others = null)
    {
        if (!_inScope.Add(alias))
            throw new InternalError($"The source '{alias.Hint}' appears twice in one scope.");
        if (!_names.ContainsKey(alias))
            _names.Add(alias, Choose(Sanitise(alias.Hint), others));
    }

    /// <summary>Brings a source into scope under the name that the language prescribes.</summary>
    public void Enter(SourceAlias alias, string name)
    {
        _inScope.Add(alias);
        _names[alias] = name;
    }

    public void Leave(SourceAlias alias) => _inScope.Remove(alias);

    private string Choose(string hint, IReadOnlySet<string>? others)
    {
        var name = hint;
        for (var number = 1; others?.Contains(name) == true || !_taken.Add(name); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{hint}{number}");
        return name;
    }

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
