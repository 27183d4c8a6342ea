using System.Globalization;
using System.Xml.Linq;

namespace PrismaNext.Benchmarks.Reports;

/// <summary>Horizontal bars, as an SVG for light and for dark pages. Bars beyond the scale are cut, marked, and keep their numbers.</summary>
/// <param name="title">What is shown, and in which unit.</param>
/// <param name="one">What the line at 1 stands for.</param>
internal sealed class BarChart(string title, string one)
{
    /// <summary>The greatest ratio that is drawn to scale.</summary>
    public const double Scale = 4;

    private const int Width = 860;
    private const int LabelWidth = 190;
    private const int NumberWidth = 150;
    private const int LineHeight = 22;

    // What GitHub writes with, in its two themes; each has a contrast of at least 4.5 to its page. Where styles are not read, the light one is used.
    private const string Style = """
        .text { fill: #1f2328; } .axis { fill: #59636e; stroke: none; } .grid { stroke: #d1d9e0; } .one { stroke: #cf222e; } .ours { fill: #0969da; } .others { fill: #818b98; }
        @media (prefers-color-scheme: dark) {
          .text { fill: #f0f6fc; } .axis { fill: #9198a1; } .grid { stroke: #3d444d; } .one { stroke: #f85149; } .ours { fill: #4493f8; } .others { fill: #656c76; }
        }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<XElement> _elements = [];
    private int _top = 3 * LineHeight;

    private static double Unit => (Width - LabelWidth - NumberWidth) / Scale;

    public void AddHeading(string text)
    {
        _top += LineHeight / 2;
        _elements.Add(Text(text, 10, _top + 15, isBold: true));
        _top += LineHeight;
    }

    /// <param name="label">What it is.</param>
    /// <param name="ratio">How long the bar is; 1 is what everybody is compared with.</param>
    /// <param name="number">What stands behind the bar.</param>
    /// <param name="isOurs">Whether it is to be seen first.</param>
    public void AddBar(string label, double ratio, string number, bool isOurs)
    {
        var length = Unit * Math.Min(Scale, ratio);
        _elements.Add(Text(label, 10, _top + 15));
        _elements.Add(new XElement(
            Svg + "rect",
            new XAttribute("x", LabelWidth),
            new XAttribute("y", _top + 3),
            new XAttribute("width", Number(length)),
            new XAttribute("height", LineHeight - 6),
            new XAttribute("class", isOurs ? "ours" : "others"),
            new XAttribute("fill", isOurs ? "#0969da" : "#818b98")));
        if (ratio > Scale)
            _elements.Add(Text("»", LabelWidth + length - 14, _top + 15, color: "#ffffff", style: "cut"));
        _elements.Add(Text(number, LabelWidth + length + 8, _top + 15));
        _top += LineHeight;
    }

    public string ToSvg()
    {
        var height = _top + LineHeight / 2;
        var svg = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("width", Width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(Svg + "title", title),
            new XElement(Svg + "style", Style),
            Text(title, 10, 22, isBold: true),
            Axis(height),
            _elements);
        return svg + "\n";
    }

    // Behind the bars, except for the line that they are compared with.
    private IEnumerable<XElement> Axis(int height)
    {
        for (var ratio = 0; ratio <= Scale; ratio++)
        {
            var x = LabelWidth + ratio * Unit;
            var isOne = ratio == 1;
            var line = new XElement(
                Svg + "line",
                new XAttribute("x1", Number(x)),
                new XAttribute("x2", Number(x)),
                new XAttribute("y1", 2 * LineHeight + 6),
                new XAttribute("y2", height - 4),
                new XAttribute("class", isOne ? "one" : "grid"),
                new XAttribute("stroke", isOne ? "#cf222e" : "#d1d9e0"));
            if (isOne)
                line.Add(new XAttribute("stroke-dasharray", "4 3"));
            yield return line;
            var label = isOne ? $"1 = {one}" : ratio.ToString(CultureInfo.InvariantCulture);
            var text = Text(label, x, 2 * LineHeight, color: "#59636e", style: "axis");
            text.Add(new XAttribute("text-anchor", "middle"));
            yield return text;
        }
    }

    private static XElement Text(string text, double x, double y, bool isBold = false, string color = "#1f2328", string style = "text")
    {
        var element = new XElement(
            Svg + "text",
            new XAttribute("x", Number(x)),
            new XAttribute("y", Number(y)),
            new XAttribute("class", style),
            new XAttribute("fill", color),
            text);
        if (isBold)
            element.Add(new XAttribute("font-weight", "bold"));
        return element;
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
