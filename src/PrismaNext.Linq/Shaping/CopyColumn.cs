using Npgsql;

namespace PrismaNext.Linq.Shaping;

/// <summary>The current value of a column of a COPY; this one only knows whether it is null.</summary>
internal class CopyColumn
{
    public bool IsNull { get; private set; }

    /// <summary>Reads the next value.</summary>
    public async ValueTask ReadAsync(NpgsqlBinaryExporter exporter, CancellationToken cancellationToken)
    {
        IsNull = exporter.IsNull;
        if (IsNull)
            await exporter.SkipAsync(cancellationToken).ConfigureAwait(false);
        else
            await ReadValueAsync(exporter, cancellationToken).ConfigureAwait(false);
    }

    protected virtual async ValueTask ReadValueAsync(NpgsqlBinaryExporter exporter, CancellationToken cancellationToken) =>
        await exporter.SkipAsync(cancellationToken).ConfigureAwait(false);
}
