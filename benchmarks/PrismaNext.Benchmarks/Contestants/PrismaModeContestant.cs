using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>This library, reading in one mode.</summary>
internal sealed class PrismaModeContestant(string name, string connectionString, Setting setting, ExecutionMode mode) : Contestant(name),
    IPostStreamer, IEarlyLeaver
{
    private readonly PrismaClient _client = new(connectionString, setting);

    public override ValueTask DisposeAsync() => _client.DisposeAsync();

    public async ValueTask<long> StreamAllAsync()
    {
        var rows = 0L;
        await foreach (var post in _client.Database.From<Post>().WithMode(mode))
            rows++;
        return rows;
    }

    public async ValueTask<long> LeaveAfterAsync(int rows)
    {
        var read = 0L;
        await foreach (var post in _client.Database.From<Post>().OrderBy(p => p.Id).WithMode(mode))
        {
            if (++read == rows)
                break;
        }

        return read;
    }
}
