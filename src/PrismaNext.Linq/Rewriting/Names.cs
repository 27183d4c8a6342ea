using System.Globalization;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Names for columns that a rewrite adds.</summary>
internal static class Names
{
    /// <summary>The name itself, or with a number behind it where it is taken.</summary>
    public static string Unique(string name, ICollection<string> taken)
    {
        var unique = name;
        for (var number = 1; taken.Contains(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        return unique;
    }
}
