namespace PrismaNext.Linq.Translation.Projections;

/// <summary>What an expression of the query is in SQL: a scalar, an entity, an object made of others, a sub-query, or code that only the client can run.</summary>
/// <param name="ClrType">The type of the value in C#.</param>
internal abstract record Projection(Type ClrType)
{
    /// <summary>Copies the projection with other SQL in it.</summary>
    /// <param name="map">Gives the SQL that takes an expression's place.</param>
    public abstract Projection Map(ProjectionMap map);
}
