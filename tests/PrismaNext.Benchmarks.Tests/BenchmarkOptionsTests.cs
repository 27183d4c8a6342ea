using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Data;

namespace PrismaNext.Benchmarks.Tests;

public sealed class BenchmarkOptionsTests
{
    [Fact]
    public void Nothing_said_means_everything()
    {
        var options = Parse();

        Assert.Empty(options.Scenarios);
        Assert.Equal(Enum.GetValues<Setting>(), options.Settings);
        Assert.Equal(DataSize.Full, options.Size);
        Assert.Equal(31, options.Schedule.Rounds);
        Assert.Null(options.Folder);
    }

    [Fact]
    public void Options_are_read_in_any_order_and_case()
    {
        var folder = Path.GetTempPath();

        var options = Parse("--rounds", "7", "--quick", "--scenarios", "Key, cold-r2r", "--out", folder, "--settings", "tuned,OwnDefaults");

        Assert.Equal(["key", "cold-r2r"], options.Scenarios);
        Assert.Equal([Setting.Tuned, Setting.OwnDefaults], options.Settings);
        Assert.Equal(DataSize.Quick, options.Size);
        Assert.Equal(7, options.Schedule.Rounds);
        Assert.Equal(folder, options.Folder);
    }

    [Theory]
    [InlineData("There is no scenario 'keys'.", "--scenarios", "key,keys")]
    [InlineData("No scenario is named.", "--scenarios", ",")]
    [InlineData("There is no setting 'Fast'.", "--settings", "Fast")]
    [InlineData("There is no setting '1'.", "--settings", "1")]
    [InlineData("'0' is not a number of rounds.", "--rounds", "0")]
    [InlineData("'-3' is not a number of rounds.", "--rounds", "-3")]
    [InlineData("'many' is not a number of rounds.", "--rounds", "many")]
    [InlineData("There is no folder 'no/such/folder'.", "--out", "no/such/folder")]
    [InlineData("'--fast' is not an option.", "--fast", "1")]
    [InlineData("'--rounds' is not an option, or has no value.", "--quick", "--rounds")]
    [InlineData("'key' is not an option, or has no value.", "key")]
    public void A_mistake_is_told(string start, params string[] arguments)
    {
        Assert.Null(BenchmarkOptions.Parse(arguments, out var mistake));
        Assert.StartsWith(start, mistake, StringComparison.Ordinal);
    }

    private static BenchmarkOptions Parse(params string[] arguments)
    {
        var options = BenchmarkOptions.Parse(arguments, out var mistake);
        Assert.Null(mistake);
        Assert.NotNull(options);
        return options;
    }
}
