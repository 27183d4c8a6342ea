using System.Collections;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Elements in the order that the query gave them. It is finished: the keys behind it were not read.</summary>
internal sealed class OrderedRows<T>(IEnumerable<T> rows) : IOrderedEnumerable<T>
{
    public IOrderedEnumerable<T> CreateOrderedEnumerable<TKey>(Func<T, TKey> keySelector, IComparer<TKey>? comparer, bool descending) =>
        throw RowErrors.OrderFinished(typeof(T));

    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
