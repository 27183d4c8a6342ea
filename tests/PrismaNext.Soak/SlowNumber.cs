using PrismaNext.Linq.Contracts;

namespace PrismaNext.Soak;

/// <summary>A row of a view that takes ten milliseconds a row.</summary>
[View("slow_numbers")]
[NoKey]
public sealed record SlowNumber(int Id);
