using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>A tail that makes one value of the rows.</summary>
/// <param name="rows">The plan of the rows.</param>
/// <param name="apply">The operator.</param>
internal sealed class ValueTail<TRow, T>(QueryPlan<TRow> rows, Func<IAsyncEnumerable<TRow>, SlotValues, CancellationToken, ValueTask<T>> apply) : PlanTail<T>
{
    public override void Announce(IRowSource source, BoundQuery<T> query) => source.Read(Rows(query));

    public override IAsyncEnumerable<T> Stream(IRowSource source, BoundQuery<T> query) => throw new InternalError("One value was to be read as a sequence.");

    public override ValueTask<T> ExecuteAsync(IRowSource source, BoundQuery<T> query, CancellationToken cancellationToken) =>
        apply(source.Read(Rows(query)), query.Values, cancellationToken);

    private BoundQuery<TRow> Rows(BoundQuery<T> query) => new(rows, query.Values, query.Options);
}
