namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>A query that shows an operator, and its SQL.</summary>
internal sealed record OperatorExample(string Name, string Code, string Sql);
