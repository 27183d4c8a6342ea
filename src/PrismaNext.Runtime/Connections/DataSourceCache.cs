using Npgsql;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>One unpooled data source per connection string, for the strings used last; a source costs a catalogue of types, not a connection.</summary>
internal sealed class DataSourceCache(Func<string, NpgsqlDataSource> create)
{
    private const int Capacity = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string ConnectionString, NpgsqlDataSource DataSource)>> _entries = [];
    private readonly LinkedList<(string ConnectionString, NpgsqlDataSource DataSource)> _byUse = new();

    public NpgsqlDataSource Get(string connectionString)
    {
        if (connectionString is null)
            throw RuntimeErrors.ConnectionStringInvalid("it is null");
        lock (_lock)
        {
            if (_entries.TryGetValue(connectionString, out var entry))
                _byUse.Remove(entry);
            else
                _entries[connectionString] = entry = new((connectionString, create(connectionString)));
            _byUse.AddFirst(entry);
            if (_byUse is { Count: > Capacity, Last: { } oldest })
                Evict(oldest);
            return entry.Value.DataSource;
        }
    }

    // Connections that are open live on: without a pool, a source does not own them.
    private void Evict(LinkedListNode<(string ConnectionString, NpgsqlDataSource DataSource)> entry)
    {
        _byUse.Remove(entry);
        _entries.Remove(entry.Value.ConnectionString);
        entry.Value.DataSource.Dispose();
    }
}
