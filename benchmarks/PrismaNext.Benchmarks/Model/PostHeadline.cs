namespace PrismaNext.Benchmarks.Model;

/// <summary>Three columns of a post.</summary>
internal sealed record PostHeadline(int Id, string Title, DateTime CreatedAt);
