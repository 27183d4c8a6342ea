using System.Globalization;
using System.Xml.Linq;
using PrismaNext.Benchmarks.Reports;

namespace PrismaNext.Benchmarks.Tests.Reports;

public sealed class BarChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Bars_are_to_scale_and_end_where_the_axis_says()
    {
        var svg = Draw(("Npgsql", 1), ("half", 0.5), ("three", 3));

        var widths = svg.Descendants(Svg + "rect").Select(bar => Number(bar, "width")).ToList();
        Assert.Equal(0.5, widths[1] / widths[0], precision: 2);
        Assert.Equal(3, widths[2] / widths[0], precision: 2);
        var bar = svg.Descendants(Svg + "rect").First();
        Assert.Equal(Number(LineAtOne(svg), "x1"), Number(bar, "x") + widths[0], precision: 1);
    }

    [Fact]
    public void A_bar_beyond_the_scale_is_cut_and_keeps_its_number()
    {
        var svg = Draw(("Npgsql", 1), ("just", BarChart.Scale), ("beyond", 77));

        var widths = svg.Descendants(Svg + "rect").Select(bar => Number(bar, "width")).ToList();
        Assert.Equal(widths[1], widths[2]);
        Assert.Contains("77", Texts(svg));
        Assert.Single(Texts(svg), text => text == "»");
    }

    [Fact]
    public void It_says_what_is_shown_and_what_one_is()
    {
        var svg = Draw(("Npgsql", 1));

        Assert.Equal("Time <as a ratio> & more", svg.Element(Svg + "title")?.Value);
        Assert.Contains("Time <as a ratio> & more", Texts(svg));
        Assert.Contains("1 = Npgsql", Texts(svg));
        Assert.Contains("A setting", Texts(svg));
    }

    [Fact]
    public void Everything_lies_inside_the_picture()
    {
        var svg = Draw(("Npgsql", 1), ("PrismaNext", 2), ("beyond", 77));

        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        Assert.All(svg.Descendants(Svg + "rect"), bar => Assert.InRange(Number(bar, "x") + Number(bar, "width"), 0, width));
        Assert.All(svg.Descendants(Svg + "rect"), bar => Assert.InRange(Number(bar, "y") + Number(bar, "height"), 0, height));
        Assert.All(svg.Descendants(Svg + "text"), text => Assert.InRange(Number(text, "y"), 0, height));
    }

    [Fact]
    public void Our_bars_and_the_themes_have_colours_of_their_own()
    {
        var svg = Draw(("Npgsql", 1), ("PrismaNext", 2));

        Assert.Equal(["others", "ours"], svg.Descendants(Svg + "rect").Select(bar => bar.Attribute("class")?.Value));
        var style = svg.Element(Svg + "style")?.Value ?? "";
        var classes = svg.Descendants().Select(element => element.Attribute("class")?.Value).OfType<string>().Where(name => name != "cut").Distinct();
        Assert.All(classes, name => Assert.Equal(2, style.Split($".{name} {{").Length - 1));
        Assert.Contains("prefers-color-scheme: dark", style, StringComparison.Ordinal);
    }

    private static XElement Draw(params (string Label, double Ratio)[] bars)
    {
        var chart = new BarChart("Time <as a ratio> & more", "Npgsql");
        chart.AddHeading("A setting");
        foreach (var (label, ratio) in bars)
            chart.AddBar(label, ratio, ratio.ToString(CultureInfo.InvariantCulture), label == "PrismaNext");
        return XDocument.Parse(chart.ToSvg()).Root!; // A document that was parsed has one.
    }

    private static XElement LineAtOne(XElement svg) => svg.Descendants(Svg + "line").Single(line => line.Attribute("class")?.Value == "one");

    private static IEnumerable<string> Texts(XElement svg) => svg.Descendants(Svg + "text").Select(text => text.Value);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture); // Missing fails, as it should.
}
