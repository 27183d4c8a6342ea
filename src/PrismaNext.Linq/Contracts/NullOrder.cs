namespace PrismaNext.Linq.Contracts;

/// <summary>Where an order by a key that can be null puts the rows without one.</summary>
public enum NullOrder
{
    /// <summary>Where LINQ to objects puts them: first when ascending, last when descending. A plain index on a nullable column does not serve that order.</summary>
    Linq,

    /// <summary>Where PostgreSQL puts them: last when ascending, first when descending. Every index on the column serves it.</summary>
    Postgres,
}
