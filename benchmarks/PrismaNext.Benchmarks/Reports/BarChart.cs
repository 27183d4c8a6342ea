using System.Globalization;
using System.Xml.Linq;

namespace PrismaNext.Benchmarks.Reports;

/// <summary>Horizontal bars, as an SVG that reads well on light and on dark pages. Bars beyond the scale are cut and keep their numbers.</summary>
internal sealed class BarChart(string title)
{
    private const int Width = 860;
    private const int LabelWidth = 190;
    private const int NumberWidth = 150;
    private const int LineHeight = 22;

    /// <summary>The greatest ratio that is drawn to scale.</summary>
    private const double Scale = 4;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<XElement> _elements = [];
    private int _top = 2 * LineHeight;

    public void AddHeading(string text)
    {
        _top += LineHeight / 2;
        _elements.Add(Text(text, 10, _top + 15, "bold"));
        _top += LineHeight;
    }

    /// <param name="label">What it is.</param>
    /// <param name="ratio">How long the bar is; 1 is what everybody is compared with.</param>
    /// <param name="number">What stands behind the bar.</param>
    /// <param name="isOurs">Whether it is to be seen first.</param>
    public void AddBar(string label, double ratio, string number, bool isOurs)
    {
        var unit = (Width - LabelWidth - NumberWidth) / Scale;
        var length = unit * Math.Min(Scale, ratio);
        _elements.Add(Text(label, 10, _top + 15));
        _elements.Add(new XElement(
            Svg + "rect",
            new XAttribute("x", LabelWidth),
            new XAttribute("y", _top + 3),
            new XAttribute("width", Number(length)),
            new XAttribute("height", LineHeight - 6),
            new XAttribute("fill", isOurs ? "#2f81f7" : "#8b949e")));
        if (ratio > Scale)
            _elements.Add(Text("≫", LabelWidth + length - 16, _top + 16, color: "#ffffff"));
        _elements.Add(Text(number, LabelWidth + length + 8, _top + 15));
        _top += LineHeight;
    }

    public string ToSvg()
    {
        var height = _top + LineHeight / 2;
        var one = Number(LabelWidth + (Width - LabelWidth - NumberWidth) / Scale);
        var svg = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("width", Width),
            new XAttribute("height", height),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(Svg + "title", title),
            Text(title, 10, 22, "bold"),
            _elements,
            new XElement(
                Svg + "line",
                new XAttribute("x1", one),
                new XAttribute("x2", one),
                new XAttribute("y1", 2 * LineHeight - 8),
                new XAttribute("y2", height - 4),
                new XAttribute("stroke", "#d1242f"),
                new XAttribute("stroke-dasharray", "4 3")));
        return svg + "\n";
    }

    // A grey that both a white and a black page let you read.
    private static XElement Text(string text, double x, double y, string weight = "normal", string color = "#768390") => new(
        Svg + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("font-weight", weight),
        new XAttribute("fill", color),
        text);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
