using System.Collections;

namespace PrismaNext.Runtime.Middleware;

/// <summary>What decides the rows of a read: the plan, the values, and where it runs, as whom.</summary>
internal sealed class CacheKey : IEquatable<CacheKey>
{
    private readonly object _plan;
    private readonly object _address;
    private readonly object?[] _values;
    private readonly int _hash;

    public CacheKey(QueryExecution execution, object plan)
    {
        _plan = plan;
        _address = execution.Address;
        _values = new object?[execution.Values.Count];
        for (var i = 0; i < _values.Length; i++)
            _values[i] = Snapshot(execution.Values[i]);
        _hash = HashCode.Combine(_plan, _address, StructuralComparisons.StructuralEqualityComparer.GetHashCode(_values));
    }

    public bool Equals(CacheKey? other) =>
        other is not null && _hash == other._hash && ReferenceEquals(_plan, other._plan) && _address.Equals(other._address)
        && StructuralComparisons.StructuralEqualityComparer.Equals(_values, other._values);

    public override bool Equals(object? obj) => Equals(obj as CacheKey);

    public override int GetHashCode() => _hash;

    // Lists are compared by their elements, and the caller may change them after the execution.
    private static object? Snapshot(object? value) => value is IEnumerable values and not string ? values.Cast<object?>().Select(Snapshot).ToArray() : value;
}
