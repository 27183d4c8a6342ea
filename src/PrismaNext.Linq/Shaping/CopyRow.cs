using Npgsql;

namespace PrismaNext.Linq.Shaping;

/// <summary>The current row of a COPY. One execution has one, and reads its columns in order because the format has no way back.</summary>
internal sealed class CopyRow(IReadOnlyList<CopyColumnType?> types)
{
    private readonly CopyColumn[] _columns = [.. types.Select(Create)];

    public bool IsNull(int ordinal) => _columns[ordinal].IsNull;

    public T Value<T>(int ordinal) => ((TypedCopyColumn<T>)_columns[ordinal]).Value;

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public async ValueTask<bool> ReadAsync(NpgsqlBinaryExporter exporter, CancellationToken cancellationToken)
    {
        if (await exporter.StartRowAsync(cancellationToken).ConfigureAwait(false) < 0)
            return false;
        foreach (var column in _columns)
            await column.ReadAsync(exporter, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static CopyColumn Create(CopyColumnType? type) =>
        type is null ? new CopyColumn() : (CopyColumn)Activator.CreateInstance(typeof(TypedCopyColumn<>).MakeGenericType(type.ClrType), type)!; // A class, never null.
}
