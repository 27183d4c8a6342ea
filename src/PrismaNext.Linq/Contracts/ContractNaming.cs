namespace PrismaNext.Linq.Contracts;

/// <summary>How names in the database follow from names in C# where the contract does not say them.</summary>
public enum ContractNaming
{
    /// <summary>The name as it is in C#: <c>CreatedAt</c>.</summary>
    Verbatim,

    /// <summary>Lower case with underscores: <c>created_at</c>. Nothing is made plural.</summary>
    SnakeCase,
}
