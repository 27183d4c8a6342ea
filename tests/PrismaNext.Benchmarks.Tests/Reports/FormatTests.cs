using PrismaNext.Benchmarks.Reports;

namespace PrismaNext.Benchmarks.Tests.Reports;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0.064, "0.06 µs")]
    [InlineData(12.34, "12.3 µs")]
    [InlineData(999, "999 µs")]
    [InlineData(1_500, "1.50 ms")]
    [InlineData(2_340_000, "2.34 s")]
    public void Times_have_three_digits(double microseconds, string text) => Assert.Equal(text, Format.Time(microseconds));

    [Theory]
    [InlineData(-3, "0.00 B")]
    [InlineData(233, "233 B")]
    [InlineData(2_048, "2.00 KB")]
    [InlineData(1_572_864, "1.50 MB")]
    [InlineData(double.NaN, "–")]
    public void Bytes_have_three_digits(double bytes, string text) => Assert.Equal(text, Format.Bytes(bytes));

    [Theory]
    [InlineData(0.996, "1.00")]
    [InlineData(12.34, "12.3")]
    [InlineData(840.4, "840")]
    [InlineData(double.NaN, "–")]
    public void Ratios_have_three_digits(double ratio, string text) => Assert.Equal(text, Format.Ratio(ratio));
}
