namespace PrismaNext.Linq.Parsing;

/// <summary>The values of one execution, one per slot of its plan.</summary>
/// <remarks>Immutable; safe to share between threads as long as the values are.</remarks>
public sealed class SlotValues
{
    /// <summary>No values.</summary>
    public static readonly SlotValues Empty = new([]);

    private readonly object?[] _values;

    internal SlotValues(object?[] values) => _values = values;

    /// <summary>How many slots there are.</summary>
    public int Count => _values.Length;

    /// <summary>The value of a slot.</summary>
    /// <param name="slot">The slot's number, from 0.</param>
    internal object? this[int slot] => _values[slot];
}
