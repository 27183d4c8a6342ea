namespace Blog;

/// <summary>A post as it is sent to clients.</summary>
public sealed record PostSummary(long Id, string Title, int Likes);
