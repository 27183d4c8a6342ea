namespace PrismaNext.Runtime;

/// <summary>The options of a per-request client.</summary>
/// <remarks>Queries that do not say otherwise are read with a cursor, unless <see cref="RuntimeOptions.Cursor"/> disables it.</remarks>
public sealed record PostgresServerlessOptions : RuntimeOptions;
