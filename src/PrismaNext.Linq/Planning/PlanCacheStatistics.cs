namespace PrismaNext.Linq.Planning;

/// <summary>How a cache of plans has done so far.</summary>
/// <param name="Hits">Queries whose plan was there.</param>
/// <param name="Misses">Queries that had to be compiled, failed ones included.</param>
/// <param name="Evictions">Plans that left because the cache was full; each was the least recently used one.</param>
/// <param name="Plans">Plans in the cache now.</param>
public sealed record PlanCacheStatistics(long Hits, long Misses, long Evictions, int Plans);
