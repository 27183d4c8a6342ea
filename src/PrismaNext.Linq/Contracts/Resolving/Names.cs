using System.Text;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Names in the database from names in C#.</summary>
internal static class Names
{
    /// <summary>PostgreSQL cuts longer names silently (manual, "Identifiers and Key Words"), so that two of them could become one.</summary>
    public const int MaximumBytes = 63;

    public static string Convert(string name, ContractNaming naming) => naming == ContractNaming.SnakeCase ? SnakeCase(name) : name;

    /// <summary><c>HTTPServerId2</c> becomes <c>http_server_id2</c>: a capital starts a word unless it goes on an acronym.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var current = name[i];
            if (char.IsUpper(current) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(current));
        }
        return text.ToString();
    }

    public static bool IsValid(string name) => name.Length > 0 && !name.Contains('\0') && Encoding.UTF8.GetByteCount(name) <= MaximumBytes;
}
