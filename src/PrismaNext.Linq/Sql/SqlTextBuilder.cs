using System.Text;

namespace PrismaNext.Linq.Sql;

/// <summary>Text with indentation.</summary>
internal sealed class SqlTextBuilder
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public SqlTextBuilder Append(string text)
    {
        _text.Append(text);
        return this;
    }

    public SqlTextBuilder Append(char text)
    {
        _text.Append(text);
        return this;
    }

    public SqlTextBuilder Append(int number)
    {
        _text.Append(number);
        return this;
    }

    public SqlTextBuilder AppendName(string name)
    {
        _text.AppendIdentifier(name);
        return this;
    }

    // The line feed is written out: the text, and with it the name of a cursor, is the same on every machine.
    public SqlTextBuilder NewLine()
    {
        _text.Append('\n').Append(' ', _depth * IndentWidth);
        return this;
    }

    public SqlTextBuilder Indent()
    {
        _depth++;
        return NewLine();
    }

    public SqlTextBuilder Outdent()
    {
        _depth--;
        return NewLine();
    }

    public override string ToString() => _text.ToString();
}
