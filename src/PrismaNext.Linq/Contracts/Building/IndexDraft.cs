namespace PrismaNext.Linq.Contracts.Building;

/// <summary>An index by the names of its properties.</summary>
internal sealed record IndexDraft(IReadOnlyList<string> Properties, bool IsUnique);
