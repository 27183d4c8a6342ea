namespace Serverless;

/// <summary>Leaves a transaction so that it is rolled back.</summary>
internal sealed class ChangedMindException : Exception;
