namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>An enum that is stored as its number.</summary>
internal enum Colour
{
    Red,
    Green,
    Blue,
}
