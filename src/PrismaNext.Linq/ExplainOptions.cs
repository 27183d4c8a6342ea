using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq;

/// <summary>What <c>EXPLAIN</c> is to tell.</summary>
/// <remarks>PostgreSQL manual, EXPLAIN.</remarks>
public sealed record ExplainOptions
{
    /// <summary>Whether the query is run, to tell real times and numbers of rows next to the estimated ones.</summary>
    /// <value>The default is false: the query is planned, not run.</value>
    public bool Analyze { get; init; }

    /// <summary>Whether to tell how many pages were read from memory and from disk.</summary>
    /// <value>The default is false.</value>
    public bool Buffers { get; init; }

    /// <summary>Whether to tell the columns of each step, and schemas of tables.</summary>
    /// <value>The default is false.</value>
    public bool Verbose { get; init; }

    /// <summary>Whether to tell the estimated costs.</summary>
    /// <value>The default is true.</value>
    public bool Costs { get; init; } = true;

    /// <summary>Whether to tell the settings of the planner that are not the server's defaults.</summary>
    /// <value>The default is false.</value>
    public bool Settings { get; init; }

    /// <summary>How the plan is written down.</summary>
    /// <value>The default is <see cref="ExplainFormat.Text"/>.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: there is no such value.</exception>
    public ExplainFormat Format { get; init => field = OptionCheck.Defined(value); }

    /// <summary>The words to write before a statement.</summary>
    internal string Prefix
    {
        get
        {
            string?[] said =
            [
                Analyze ? "ANALYZE" : null, Buffers ? "BUFFERS" : null, Verbose ? "VERBOSE" : null, Costs ? null : "COSTS FALSE", Settings ? "SETTINGS" : null,
                Format == ExplainFormat.Text ? null : $"FORMAT {Format.ToString().ToUpperInvariant()}",
            ];
            var list = string.Join(", ", said.OfType<string>());
            return list.Length == 0 ? "EXPLAIN" : $"EXPLAIN ({list})";
        }
    }
}
