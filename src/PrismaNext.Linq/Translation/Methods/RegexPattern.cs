using System.Text;
using System.Text.RegularExpressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>A regular expression that means in PostgreSQL what it means in .NET.</summary>
/// <param name="Text">The pattern as PostgreSQL reads it.</param>
/// <param name="IgnoresCase">Whether case does not matter.</param>
/// <param name="HasOneMatch">Whether there is but one way to match at a place, and not an empty one: .NET takes the first way, PostgreSQL the longest.</param>
internal sealed record RegexPattern(string Text, bool IgnoresCase, bool HasOneMatch)
{
    private const RegexOptions Known = RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.Compiled | RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture | RegexOptions.ECMAScript | RegexOptions.NonBacktracking;

    /// <summary>Rewrites a pattern; null when it uses what PostgreSQL does not have or reads differently.</summary>
    public static RegexPattern? Parse(string pattern, RegexOptions options) =>
        (options & ~Known) == 0 && new Reader(pattern, options).Read() is { } read ? read with { IgnoresCase = options.HasFlag(RegexOptions.IgnoreCase) } : null;

    private sealed class Reader(string pattern, RegexOptions options)
    {
        private readonly StringBuilder _text = new();
        private readonly bool _isAscii = options.HasFlag(RegexOptions.ECMAScript);
        private int _at;
        private int _groups;
        private int _atoms;
        private int _optional;
        private int _quantifiers;
        private bool _hasChoices;

        public RegexPattern? Read()
        {
            var depth = 0;
            var isQuantifiable = false;
            while (_at < pattern.Length)
            {
                var character = pattern[_at++];
                switch (character)
                {
                    case '(':
                        if (!Open())
                            return null;
                        depth++;
                        isQuantifiable = false;
                        continue;
                    case ')':
                        if (--depth < 0)
                            return null;
                        _text.Append(')');
                        break;
                    case '|':
                        _hasChoices = true;
                        _text.Append('|');
                        isQuantifiable = false;
                        continue;
                    case '*' or '+' or '?' or '{':
                        if (!isQuantifiable || !Quantifier(character))
                            return null;
                        isQuantifiable = false;
                        continue;
                    case '^':
                        _text.Append('^');
                        isQuantifiable = false;
                        continue;
                    case '$':
                        // .NET's end of the text is also before a line feed that ends it.
                        _text.Append(_isAscii ? "$" : @"(?=\n?$)");
                        isQuantifiable = false;
                        continue;
                    case '.':
                        _text.Append(options.HasFlag(RegexOptions.Singleline) ? "." : @"[^\n]");
                        break;
                    case '[':
                        if (!Class())
                            return null;
                        break;
                    case '\\':
                        if (!Escape(isInClass: false))
                            return null;
                        break;
                    case ']' or '}' or '#':
                        _text.Append('\\').Append(character);
                        break;
                    default:
                        _text.Append(character);
                        break;
                }

                _atoms++;
                isQuantifiable = true;
            }

            return depth == 0 && _atoms > 0 ? new RegexPattern(_text.ToString(), false, !_hasChoices && _groups == 0 && _quantifiers <= 1 && _atoms > _optional) : null;
        }

        private bool Open()
        {
            _groups++;
            if (_at < pattern.Length && pattern[_at] == '?')
            {
                if (string.CompareOrdinal(pattern, _at, "?:", 0, 2) != 0)
                    return false;
                _at += 2;
            }

            _text.Append("(?:");
            return true;
        }

        private bool Quantifier(char character)
        {
            var isFixed = false;
            if (character == '{')
            {
                var end = pattern.IndexOf('}', _at);
                var bounds = end < 0 ? [] : pattern[_at..end].Split(',');
                if (bounds.Length is 0 or > 2 || !int.TryParse(bounds[0], out var least) || least > 255 || bounds.Length == 2 && bounds[1].Length > 0 && !(int.TryParse(bounds[1], out var most) && most is <= 255 && most >= least))
                    return false;
                isFixed = bounds.Length == 1;
                if (least == 0)
                    _optional++;
                _text.Append(pattern, _at - 1, end - _at + 2);
                _at = end + 1;
            }
            else
            {
                if (character != '+')
                    _optional++;
                _text.Append(character);
            }

            if (!isFixed)
                _quantifiers++;

            // Lazy quantifiers change the whole expression in PostgreSQL, and possessive ones it has not.
            return _at >= pattern.Length || pattern[_at] is not ('?' or '+' or '*' or '{');
        }

        private bool Class()
        {
            _text.Append('[');
            if (_at < pattern.Length && pattern[_at] == '^')
            {
                _text.Append('^');
                _at++;
            }

            var isFirst = true;
            while (_at < pattern.Length)
            {
                var character = pattern[_at++];
                switch (character)
                {
                    case ']' when !isFirst:
                        _text.Append(']');
                        return true;
                    case ']' or '[':
                        _text.Append('\\').Append(character);
                        break;
                    case '-' when _at < pattern.Length && pattern[_at] == '[':
                        return false; // .NET subtracts a class.
                    case '\\':
                        if (!Escape(isInClass: true))
                            return false;
                        break;
                    default:
                        _text.Append(character);
                        break;
                }

                isFirst = false;
            }

            return false;
        }

        // Classes are written out as .NET has them: the server's depend on its locale.
        private bool Escape(bool isInClass)
        {
            if (_at >= pattern.Length)
                return false;
            var character = pattern[_at++];
            switch (character)
            {
                case 'd' or 's' or 'w' when character != 'w' || _isAscii:
                    Append(Set(character), isInClass, isNegated: false);
                    return true;
                case 'D' or 'S' or 'W' when !isInClass && (character != 'W' || _isAscii):
                    Append(Set(char.ToLowerInvariant(character)), isInClass, isNegated: true);
                    return true;
                case 't' or 'n' or 'r' or 'f' or 'v':
                    _text.Append('\\').Append(character);
                    return true;
                case 'A' when !isInClass:
                    _text.Append('^');
                    return true;
                case 'z' when !isInClass:
                    _text.Append('$');
                    return true;
                default:
                    if (char.IsAsciiLetterOrDigit(character) || character == '_')
                        return false;
                    _text.Append('\\').Append(character);
                    return true;
            }
        }

        private string Set(char name) => name switch
        {
            'd' => _isAscii ? "0-9" : CharMethods.ClassOf(char.IsDigit),
            's' => _isAscii ? @"\f\n\r\t\v\u0020" : CharMethods.ClassOf(char.IsWhiteSpace),
            _ => "0-9A-Z_a-z",
        };

        private void Append(string set, bool isInClass, bool isNegated) => _text.Append(isInClass ? set : isNegated ? $"[^{set}]" : $"[{set}]");
    }
}
