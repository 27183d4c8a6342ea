namespace PrismaNext.Benchmarks.Model;

/// <summary>What an author's posts got together.</summary>
internal sealed record AuthorTotal(int UserId, string Name, int Posts, long Likes);
