namespace Serverless;

/// <summary>What was read before the loop was left.</summary>
public sealed record CursorReport(int Rows, long Likes);
