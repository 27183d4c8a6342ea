using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests;

/// <summary>Makes a runtime of either facade.</summary>
internal static class Facades
{
    public static TheoryData<Facade, ExecutionMode> WithModes
    {
        get
        {
            var data = new TheoryData<Facade, ExecutionMode>();
            foreach (var facade in Enum.GetValues<Facade>())
            {
                foreach (var mode in Enum.GetValues<ExecutionMode>())
                    data.Add(facade, mode);
            }

            return data;
        }
    }

    public static async Task<OpenRuntime> OpenAsync(Facade facade, string connectionString)
    {
        if (facade == Facade.LongLived)
        {
            var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = connectionString, Pooler = TestWay.Pooler });
            return new(client, client);
        }

        var runtime = await PostgresServerless.Create(Contexts.Empty, new() { Pooler = TestWay.Pooler }).ConnectAsync(connectionString);
        return new(runtime, runtime);
    }
}
