using Npgsql;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>The current value of a column of a COPY that is used.</summary>
internal sealed class TypedCopyColumn<T>(CopyColumnType type) : CopyColumn
{
    public T Value { get; private set; } = default!; // Defined after a value was read.

    protected override async ValueTask ReadValueAsync(NpgsqlBinaryExporter exporter, CancellationToken cancellationToken)
    {
        try
        {
            Value = await exporter.ReadAsync<T>(type.DbType, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OverflowException or InvalidCastException or ArgumentOutOfRangeException)
        {
            // The statement casts to the very type, so what does not fit is the value, such as NaN.
            throw RowErrors.ValueOutOfRange(type.Cast, typeof(T), exception);
        }
    }
}
