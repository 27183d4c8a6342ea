using System.Collections;

namespace PrismaNext.Linq.Shaping;

/// <summary>A group with its elements.</summary>
internal sealed class Grouping<TKey, TElement>(TKey key, IEnumerable<TElement> elements) : IGrouping<TKey, TElement>, IReadOnlyList<TElement>
{
    private readonly TElement[] _elements = [.. elements];

    public TKey Key { get; } = key;

    public int Count => _elements.Length;

    public TElement this[int index] => _elements[index];

    public IEnumerator<TElement> GetEnumerator() => ((IEnumerable<TElement>)_elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
