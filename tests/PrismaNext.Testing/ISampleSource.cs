namespace PrismaNext.Testing;

/// <summary>Where a query of a test starts: at the database, or at the same rows in memory.</summary>
public interface ISampleSource
{
    IQueryable<Sample> Samples { get; }
}
