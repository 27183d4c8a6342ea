using System.Globalization;

namespace Quickstart;

/// <summary>What the command line says.</summary>
/// <param name="Users">Users to load, from 1.</param>
/// <param name="Posts">Posts to load, from 1.</param>
internal sealed record TourOptions(int Users, int Posts)
{
    public const string Usage = "dotnet run --project samples/Quickstart [-- --users 100000 --posts 1000000]";

    private static readonly TourOptions Default = new(Users: 100_000, Posts: 1_000_000);

    /// <summary>Reads the command line; null when it says something else.</summary>
    public static TourOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = Default;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!int.TryParse(arguments.ElementAtOrDefault(i + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
                return null;
            switch (arguments[i])
            {
                case "--users":
                    options = options with { Users = count };
                    break;
                case "--posts":
                    options = options with { Posts = count };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
