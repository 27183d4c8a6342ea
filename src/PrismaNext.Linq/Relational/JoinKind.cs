namespace PrismaNext.Linq.Relational;

/// <summary>The kinds of join.</summary>
internal enum JoinKind
{
    Cross,
    Inner,
    Left,
    Right,
    Full,
}
