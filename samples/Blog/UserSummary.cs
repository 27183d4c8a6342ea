namespace Blog;

/// <summary>A user as it is sent to clients.</summary>
public sealed record UserSummary(long Id, string Email, UserKind Kind);
