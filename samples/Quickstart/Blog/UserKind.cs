namespace Quickstart.Blog;

/// <summary>What a user may do; stored as its number.</summary>
internal enum UserKind
{
    Reader,
    Author,
    Admin,
}
