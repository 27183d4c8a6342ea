namespace PrismaNext.Linq.Contracts.Building;

/// <summary>What a user has said about a property so far.</summary>
internal sealed class PropertyDraft(string name)
{
    public string Name { get; } = name;

    public string? ColumnName { get; set; }

    public string? ColumnType { get; set; }

    public bool? IsRequired { get; set; }

    public bool? IsGenerated { get; set; }

    public bool IsEnumAsText { get; set; }

    public ValueConversion? Conversion { get; set; }
}
