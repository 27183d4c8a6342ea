using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Quickstart.Tests;

public sealed partial class TourTests
{
    private static readonly string[] Small = ["--users", "1000", "--posts", "10000"];

    [Fact]
    public async Task The_tour_goes_through_every_chapter_in_plain_text_and_leaves_no_server()
    {
        using var tour = TourProcess.Start(Small);
        var (output, exitCode) = await tour.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Equal(
            [
                "PrismaNext for .NET",
                "1 · A query and its SQL",
                "2 · All rows, flat memory",
                "3 · Leaving early",
                "4 · One runtime per request",
                "5 · A repository",
                "6 · A transaction that rolls back",
                "That was it",
            ],
            Heading().Matches(output).Select(match => match.Groups[1].Value));
        Assert.DoesNotContain('\e', output);
        AssertNoServerIsLeft(output);
    }

    [Fact]
    public async Task The_tour_loads_and_reads_what_the_command_line_says()
    {
        using var tour = TourProcess.Start(Small);
        var (output, _) = await tour.EndAsync();

        Assert.Contains("1,000 users loaded", output, StringComparison.Ordinal);
        Assert.Contains("10,000 posts loaded", output, StringComparison.Ordinal);
        Assert.Contains("10,000 rows with", output, StringComparison.Ordinal);
        Assert.Contains("that the server still has: 0.", output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task An_interrupted_tour_leaves_no_server()
    {
        using var tour = TourProcess.Start("--users", "1000", "--posts", "1000000");
        var beginning = await tour.ReadToLineWithAsync("users loaded");

        using var kill = Process.Start("kill", ["-s", "TERM", $"{tour.Id}"]);
        var (rest, exitCode) = await tour.EndAsync();

        Assert.Equal(130, exitCode);
        Assert.Contains("Interrupted", rest, StringComparison.Ordinal);
        AssertNoServerIsLeft(beginning);
    }

    [Theory]
    [InlineData("--users", "none")]
    [InlineData("--users", "0")]
    [InlineData("--posts")]
    [InlineData("--comments", "10")]
    public async Task A_command_line_that_makes_no_sense_is_answered_with_one_that_does(params string[] arguments)
    {
        using var tour = TourProcess.Start(arguments);
        var (output, exitCode) = await tour.EndAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains("dotnet run --project samples/Quickstart", output, StringComparison.Ordinal);
    }

    // The folder goes when the server has ended, so one assertion is enough. With DATABASE_URL there is no folder, and the server stays.
    private static void AssertNoServerIsLeft(string output)
    {
        var folder = Folder().Match(output).Groups[1].Value;
        Assert.True(folder.Length > 0 || Environment.GetEnvironmentVariable("DATABASE_URL") is { Length: > 0 }, output);
        Assert.False(Directory.Exists(folder), folder);
    }

    [GeneratedRegex("^── (.+?) ─+", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("started in ([^ ,]+),")]
    private static partial Regex Folder();
}
