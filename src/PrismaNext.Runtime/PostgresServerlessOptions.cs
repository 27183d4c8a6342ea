namespace PrismaNext.Runtime;

/// <summary>The options of a per-request client. Queries that do not say otherwise are read with a cursor, unless <see cref="RuntimeOptions.Cursor"/> disables it.</summary>
public sealed record PostgresServerlessOptions : RuntimeOptions;
