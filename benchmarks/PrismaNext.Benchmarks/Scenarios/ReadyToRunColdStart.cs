using PrismaNext.Benchmarks.Contestants;
using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>Cold start of the program and all of its libraries, compiled ahead of time for this machine.</summary>
internal sealed class ReadyToRunColdStart(string connectionString) : ColdStart("cold-r2r", "The same, compiled ahead of time", connectionString)
{
    private string? _obstacle;

    public override string Remark => _obstacle is null
        ? "The program and every library in it published with `PublishReadyToRun` for this machine. What is generic over a library's own structs is still compiled just in time."
        : $"Not measured, because the program could not be published with `PublishReadyToRun` on this machine: {_obstacle}";

    public override async Task<IReadOnlyList<Score>> RunAsync(IReadOnlyList<Contestant> contestants, Runner runner)
    {
        try
        {
            using var program = await ReadyToRunProgram.PublishAsync();
            return await MeasureAsync(program.File, contestants, runner);
        }
        catch (PublishException exception)
        {
            _obstacle = exception.Message;
            return [];
        }
    }
}
