namespace PrismaNext.Linq;

/// <summary>A query that was just told to fill a navigation, so that <c>ThenInclude</c> can go on from there.</summary>
/// <typeparam name="T">The type of the query's elements.</typeparam>
/// <typeparam name="TProperty">The type of the navigation.</typeparam>
public interface IIncludableQuery<out T, out TProperty> : IQueryable<T>;
