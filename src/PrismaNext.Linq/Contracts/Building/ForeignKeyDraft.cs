using System.Reflection;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>A relation that one foreign key carries, and the navigations at its ends.</summary>
internal sealed class ForeignKeyDraft
{
    /// <summary>The type whose table holds the foreign key.</summary>
    public required Type Dependent { get; set; }

    /// <summary>The type that the foreign key refers to.</summary>
    public required Type Principal { get; set; }

    /// <summary>The navigation from the dependent to its principal.</summary>
    public PropertyInfo? Reference { get; set; }

    /// <summary>The navigation from the principal to its dependents, or to its one dependent.</summary>
    public PropertyInfo? Inverse { get; set; }

    /// <summary>Whether the user has named both ends, so that conventions add no navigation.</summary>
    public bool IsClosed { get; set; }

    public bool IsUnique { get; set; }

    /// <summary>Whether either end may hold the foreign key: a reference that the user has not said more about.</summary>
    public bool IsSideOpen { get; set; }

    public IReadOnlyList<string>? Properties { get; set; }

    public IReadOnlyList<string>? Columns { get; set; }

    public IReadOnlyList<string>? PrincipalProperties { get; set; }

    public bool? IsRequired { get; set; }

    public bool HasForeignKey => Properties is not null || Columns is not null;

    /// <summary>Makes the other end hold the foreign key.</summary>
    public void Turn()
    {
        (Dependent, Principal) = (Principal, Dependent);
        (Reference, Inverse) = (Inverse, Reference);
    }
}
