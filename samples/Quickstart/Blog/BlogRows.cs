using System.Globalization;

namespace Quickstart.Blog;

/// <summary>Made-up rows, the same at every run.</summary>
internal static class BlogRows
{
    private static readonly string[] FirstNames = ["Ada", "Barbara", "Chinua", "Dorothy", "Edsger", "Frances", "Grace", "Hedy", "Ivan", "Jun", "Katherine", "Leslie", "Mary"];
    private static readonly string[] LastNames = ["Achebe", "Allen", "Dijkstra", "Franklin", "Hopper", "Johnson", "Lamarr", "Lamport", "Liskov", "Lovelace", "Shirley"];
    private static readonly string[] Verbs = ["Measuring", "Debugging", "Forgetting", "Rewriting", "Explaining", "Drawing", "Reading"];
    private static readonly string[] Objects = ["compilers", "indexes", "a quiet garden", "time zones", "the query planner", "lighthouses", "null", "old maps", "cursors", "bicycles", "tea"];
    private static readonly DateTime Beginning = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static User User(int id) => new()
    {
        Id = id,
        Name = $"{FirstNames[id % FirstNames.Length]} {LastNames[id % LastNames.Length]}",
        Email = string.Create(CultureInfo.InvariantCulture, $"user{id}@example.com"),
        Kind = id % 1000 == 0 ? UserKind.Admin : id % 10 == 0 ? UserKind.Author : UserKind.Reader,
        CreatedAt = Beginning.AddMinutes(id * 104_729L % 3_000_000),
    };

    public static Post Post(int id, int users) => new()
    {
        Id = id,
        UserId = 1 + (id * 7_919L % users),
        Title = string.Create(CultureInfo.InvariantCulture, $"{Verbs[id % Verbs.Length]} {Objects[id % Objects.Length]}, part {1 + (id % 9)}"),
        Likes = (int)(id * 31L % 997),
        CreatedAt = Beginning.AddMinutes(id * 7_919L % 3_000_000),
    };
}
