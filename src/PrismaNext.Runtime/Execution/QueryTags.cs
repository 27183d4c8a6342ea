using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Execution;

/// <summary>Writes a query's tags as comments in front of its statement.</summary>
internal static class QueryTags
{
    public static string Prepend(IReadOnlyList<string> tags, string sql) =>
        tags.Count == 0 ? sql : string.Concat(tags.Select(tag => $"/* {Harmless(tag)} */\n")) + sql;

    // PostgreSQL's comments nest, so an opening inside the text is as harmful as an end.
    private static string Harmless(string tag)
    {
        TextCheck.ThrowIfInvalid(tag);
        return tag.Replace("*/", "* /", StringComparison.Ordinal).Replace("/*", "/ *", StringComparison.Ordinal);
    }
}
