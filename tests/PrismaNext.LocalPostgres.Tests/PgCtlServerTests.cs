namespace PrismaNext.LocalServers.Tests;

/// <summary>The way in which Windows starts servers, tried wherever pg_ctl runs.</summary>
public sealed class PgCtlServerTests
{
    [PgCtlFact]
    public async Task A_server_is_ready_and_leaves_nothing_after_disposal()
    {
        var plan = await PlanAsync();
        var server = await PgCtlServer.StartAsync(plan.Binaries, plan.Folder, plan.Initialise("C"), [.. plan.Serve], CancellationToken.None);
        Assert.True(plan.IsReady());
        Assert.False(server.Ended.IsCompleted);
        await server.DisposeAsync();
        await server.DisposeAsync();
        Assert.False(Directory.Exists(plan.Folder));
        await Processes.AssertNothingRemainsAsync(plan.Folder);
    }

    [PgCtlFact]
    public async Task A_server_that_does_not_start_ends_with_its_messages()
    {
        var plan = await PlanAsync();
        await using var server = await PgCtlServer.StartAsync(
            plan.Binaries, plan.Folder, plan.Initialise("C"), [.. plan.Serve, "-c", "no_such_setting=a b"], CancellationToken.None);
        Assert.True(server.Ended.IsCompleted);
        Assert.Contains("no_such_setting", await server.Ended, StringComparison.Ordinal);
    }

    private static async Task<PostgresPlan> PlanAsync()
    {
        var binaries = await PostgresLocator.FindAsync(Machines.WithoutUrl, CancellationToken.None);
        return new PostgresPlan(binaries, [], new Dictionary<string, string>(), FreePort.Take());
    }
}
