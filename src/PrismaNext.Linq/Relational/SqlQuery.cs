namespace PrismaNext.Linq.Relational;

/// <summary>Something that returns rows: a SELECT or a set operation.</summary>
internal abstract record SqlQuery
{
    /// <summary>The names of the columns it returns, in order.</summary>
    public abstract IReadOnlyList<SelectItem> Columns { get; }
}
