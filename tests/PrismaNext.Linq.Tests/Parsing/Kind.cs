namespace PrismaNext.Linq.Tests.Parsing;

internal enum Kind
{
    Guest,
    Member,
}
