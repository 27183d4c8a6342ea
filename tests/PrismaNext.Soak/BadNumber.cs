using PrismaNext.Linq.Contracts;

namespace PrismaNext.Soak;

/// <summary>A row of a view whose 500th row is a division by zero.</summary>
[View("bad_numbers")]
[NoKey]
public sealed record BadNumber(int Id);
