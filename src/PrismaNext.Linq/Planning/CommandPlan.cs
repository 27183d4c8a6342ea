using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>A write with its values, ready to run. Its result is the number of affected rows, from the command tag.</summary>
/// <param name="Sql">The SQL text, with parameters <c>$1</c>, <c>$2</c>, … in order of appearance.</param>
/// <param name="Parameters">The parameters, <c>$1</c> first.</param>
/// <param name="Values">One value per slot.</param>
/// <remarks>A value: it can be kept and run any number of times; each run writes again.</remarks>
public sealed record CommandPlan(string Sql, IReadOnlyList<ParameterBinding> Parameters, SlotValues Values)
{
    /// <summary>The tables that the statement names.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Whether <c>Where</c> or <c>All</c> said which rows are meant, as the builders demand; SQL by hand does not tell.</summary>
    internal bool NamesItsRows { get; init; }

    /// <summary>Whether the compiler made the statement, which then leaves the session as it was; SQL by hand may change it.</summary>
    internal bool IsCompiled { get; init; }
}
