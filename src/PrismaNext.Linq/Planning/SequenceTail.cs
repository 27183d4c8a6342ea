using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>A tail that makes a sequence of the rows.</summary>
/// <param name="rows">The plan of the rows.</param>
/// <param name="apply">The operator.</param>
internal sealed class SequenceTail<TRow, T>(QueryPlan<TRow> rows, Func<IAsyncEnumerable<TRow>, SlotValues, IAsyncEnumerable<T>> apply) : PlanTail<T>
{
    public override IAsyncEnumerable<T> Stream(IRowSource source, BoundQuery<T> query) =>
        apply(source.Read(new BoundQuery<TRow>(rows, query.Values, query.Options)), query.Values);

    public override ValueTask<T> ExecuteAsync(IRowSource source, BoundQuery<T> query, CancellationToken cancellationToken) =>
        throw new InternalError("A sequence was to be read as one value.");
}
