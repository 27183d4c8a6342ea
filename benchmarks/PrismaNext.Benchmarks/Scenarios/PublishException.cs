namespace PrismaNext.Benchmarks.Scenarios;

/// <summary>The program could not be published; the message is a sentence that says why.</summary>
internal sealed class PublishException(string message) : Exception(message);
