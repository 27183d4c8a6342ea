using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq;

/// <content>What the server makes of a query.</content>
public static partial class AsyncQueryableExtensions
{
    // A plan has a line or two for each step; far fewer than a limit on reads is about.
    private const long MostPlanLines = 1_000;

    /// <summary>The server's plan of the query, for the values that it has now.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library.</param>
    /// <param name="options">What to tell; null for the estimated plan as text. The query is run only with <see cref="ExplainOptions.Analyze"/>.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <returns>The plan, its lines separated by line feeds.</returns>
    /// <exception cref="PrismaNextException">What running the query could throw, or the server's refusal of the options.</exception>
    public static async ValueTask<string> ExplainAsync<T>(this IQueryable<T> source, ExplainOptions? options = null, CancellationToken cancellationToken = default)
    {
        var provider = Provider(source);
        var query = provider.Plan<T>(source.Expression);
        var plan = new QueryPlan<string>
        {
            Sql = $"{(options ?? new()).Prefix}\n{query.Plan.Sql}",
            Parameters = query.Plan.Parameters,
            Read = static (reader, _) => reader.GetString(0),
            RowLimit = static _ => MostPlanLines,
            SqlHash = query.Plan.SqlHash,
            Tables = query.Plan.Tables,
        };
        var lines = await provider.Run(new BoundQuery<string>(plan, query.Values, query.Options with { Mode = ExecutionMode.Buffered })).ToListAsync(cancellationToken).ConfigureAwait(false);
        return string.Join('\n', lines);
    }
}
