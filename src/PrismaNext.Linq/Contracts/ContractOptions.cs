using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts;

/// <summary>Choices for a contract that is made from types and their attributes.</summary>
public sealed record ContractOptions
{
    /// <summary>How tables and columns are named where no attribute names them.</summary>
    /// <value>The default is <see cref="ContractNaming.SnakeCase"/>.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: there is no such value.</exception>
    public ContractNaming Naming { get; init => field = OptionCheck.Defined(value); } = ContractNaming.SnakeCase;

    /// <summary>The schema of tables and enum types that name none.</summary>
    /// <value>The default is null: the search path decides.</value>
    public string? DefaultSchema { get; init; }

    /// <summary>Where queries that order by a nullable key put the rows without one.</summary>
    /// <value>The default is <see cref="NullOrder.Linq"/>.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: there is no such value.</exception>
    public NullOrder NullOrder { get; init => field = OptionCheck.Defined(value); }
}
