namespace PrismaNext.Benchmarks.Model;

/// <summary>A narrow row: two numbers.</summary>
internal sealed record PostLink(int Id, int UserId);
