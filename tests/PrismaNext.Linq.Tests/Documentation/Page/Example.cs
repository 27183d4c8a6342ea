namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>An expression in C#, and its SQL.</summary>
internal sealed record Example(string Code, string Sql);
