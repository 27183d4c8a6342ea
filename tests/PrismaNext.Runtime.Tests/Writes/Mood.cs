using PrismaNext.Linq.Contracts;

namespace PrismaNext.Runtime.Tests.Writes;

[PostgresEnum("mood")]
public enum Mood
{
    Calm,
    VeryHappy,
}
