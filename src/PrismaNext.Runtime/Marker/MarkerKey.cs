namespace PrismaNext.Runtime.Marker;

/// <summary>What is checked once in a process.</summary>
internal sealed record MarkerKey(string? Host, int Port, string? Database, string StorageHash);
