namespace PrismaNext.Linq.Tests.Writes.Model;

public enum MemberKind
{
    Reader,
    Writer,
    Moderator,
}
