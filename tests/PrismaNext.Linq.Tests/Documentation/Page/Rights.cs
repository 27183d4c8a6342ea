namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>Flags, for examples.</summary>
[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
}
