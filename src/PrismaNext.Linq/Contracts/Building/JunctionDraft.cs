using System.Reflection;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>A many-to-many relation and the table in its middle.</summary>
internal sealed class JunctionDraft
{
    public required Type Left { get; set; }

    public required Type Right { get; set; }

    public required PropertyInfo LeftNavigation { get; set; }

    public PropertyInfo? RightNavigation { get; set; }

    public string? Schema { get; set; }

    public string? Table { get; set; }

    public IReadOnlyList<string>? LeftColumns { get; set; }

    public IReadOnlyList<string>? RightColumns { get; set; }

    /// <summary>The type that is mapped to the table; null when only the table is known.</summary>
    public Type? Entity { get; set; }

    public IReadOnlyList<string>? LeftProperties { get; set; }

    public IReadOnlyList<string>? RightProperties { get; set; }
}
