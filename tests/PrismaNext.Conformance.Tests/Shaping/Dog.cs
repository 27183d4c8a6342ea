namespace PrismaNext.Conformance.Tests.Shaping;

/// <summary>A variant without one.</summary>
internal sealed class Dog : Animal;
