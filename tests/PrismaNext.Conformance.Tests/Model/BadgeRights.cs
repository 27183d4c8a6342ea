namespace PrismaNext.Conformance.Tests.Model;

/// <summary>Flags that are stored as text.</summary>
[Flags]
internal enum BadgeRights
{
    None = 0,
    Enter = 1,
    Order = 2,
}
