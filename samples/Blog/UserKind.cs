namespace Blog;

/// <summary>What a user may do; stored as its number.</summary>
public enum UserKind
{
    Reader,
    Author,
    Admin,
}
