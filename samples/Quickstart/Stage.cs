using PrismaNext.Runtime;

namespace Quickstart;

/// <summary>What the chapters of the tour work with.</summary>
/// <param name="Screen">Where they show what they do.</param>
/// <param name="Database">The long-lived client of this process.</param>
/// <param name="ConnectionString">The database, for those who connect by themselves.</param>
/// <param name="Options">How much was loaded.</param>
internal sealed record Stage(Screen Screen, Postgres Database, string ConnectionString, TourOptions Options);
