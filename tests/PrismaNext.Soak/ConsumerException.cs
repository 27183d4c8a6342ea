namespace PrismaNext.Soak;

/// <summary>What the soak's own code throws in the middle of things.</summary>
public sealed class ConsumerException : Exception;
