namespace PrismaNext.Linq;

/// <summary>How the server writes down its plan of a query.</summary>
public enum ExplainFormat
{
    /// <summary>Indented lines for people.</summary>
    Text,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>A YAML document.</summary>
    Yaml,

    /// <summary>An XML document.</summary>
    Xml,
}
