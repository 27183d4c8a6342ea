namespace PrismaNext.Runtime.Tests;

/// <summary>The two kinds of client.</summary>
public enum Facade
{
    LongLived,
    PerRequest,
}
