namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>Cases that belong together.</summary>
/// <param name="Name">What they are about.</param>
/// <param name="Cases">The cases.</param>
internal sealed record Theme(string Name, IReadOnlyList<Case> Cases);
