namespace PrismaNext.Conformance.Tests.Methods;

/// <summary>A value that no PostgreSQL type stands for.</summary>
internal sealed record Price(int Cents);
