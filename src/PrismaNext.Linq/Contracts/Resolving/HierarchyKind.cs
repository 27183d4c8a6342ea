namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>How the types of a hierarchy are stored.</summary>
internal enum HierarchyKind
{
    None,
    SharedTable,
    TablePerType,
}
