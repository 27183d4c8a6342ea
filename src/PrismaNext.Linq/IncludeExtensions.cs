using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq;

/// <summary>Filling navigations of the entities that a query returns, in the same statement.</summary>
public static class IncludeExtensions
{
    private static readonly MethodInfo IncludeMethod = Definition((Func<IQueryable<object>, Expression<Func<object, object>>, IIncludableQuery<object, object>>)Include);

    private static readonly MethodInfo IncludePathMethod = Definition((Func<IQueryable<object>, string, IQueryable<object>>)Include);

    private static readonly MethodInfo ThenIncludeMethod =
        Definition((Func<IIncludableQuery<object, object>, Expression<Func<object, object>>, IIncludableQuery<object, object>>)ThenInclude);

    private static readonly MethodInfo ThenIncludeElementMethod =
        Definition((Func<IIncludableQuery<object, IEnumerable<object>>, Expression<Func<object, object>>, IIncludableQuery<object, object>>)ThenInclude);

    /// <summary>Fills a navigation, or the part of a collection that the lambda leaves: <c>Include(u =&gt; u.Posts.Where(p =&gt; p.IsPublic).OrderBy(p =&gt; p.Id).Take(5))</c>.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TProperty">The type of the navigation.</typeparam>
    /// <param name="source">A query of this library over entities.</param>
    /// <param name="navigation">The navigation, a chain of them, or a collection refined by Where, OrderBy, Skip and Take.</param>
    public static IIncludableQuery<T, TProperty> Include<T, TProperty>(this IQueryable<T> source, Expression<Func<T, TProperty>> navigation) =>
        Extend<T, TProperty>(source, IncludeMethod.MakeGenericMethod(typeof(T), typeof(TProperty)), navigation);

    /// <summary>Fills the navigations along a path: <c>Include("Posts.Author")</c>, for navigations that only the data tell.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <param name="source">A query of this library over entities.</param>
    /// <param name="path">The names of properties, the first of the query's elements, each next one of what the one before leads to, with dots between them. In a
    /// hierarchy the navigations of derived types count, too. It becomes a part of the plan.</param>
    /// <exception cref="PrismaNext.Linq.Diagnostics.PrismaNextException"><c>PLAN.INCLUDE_UNMAPPED</c>, when the query is run: a name is not that of a navigation.</exception>
    public static IQueryable<T> Include<T>(this IQueryable<T> source, string path)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return source.Provider.CreateQuery<T>(Expression.Call(IncludePathMethod.MakeGenericMethod(typeof(T)), source.Expression, Expression.Constant(path)));
    }

    /// <summary>Fills a navigation of the entity that was included last.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TPrevious">The type of the navigation included last.</typeparam>
    /// <typeparam name="TProperty">The type of the navigation.</typeparam>
    /// <param name="source">A query whose last call was Include or ThenInclude.</param>
    /// <param name="navigation">The navigation, as in Include.</param>
    public static IIncludableQuery<T, TProperty> ThenInclude<T, TPrevious, TProperty>(this IIncludableQuery<T, TPrevious> source, Expression<Func<TPrevious, TProperty>> navigation) =>
        Extend<T, TProperty>(source, ThenIncludeMethod.MakeGenericMethod(typeof(T), typeof(TPrevious), typeof(TProperty)), navigation);

    /// <summary>Fills a navigation of every entity of the collection that was included last.</summary>
    /// <typeparam name="T">The type of the query's elements.</typeparam>
    /// <typeparam name="TPrevious">The type of the elements of the collection included last.</typeparam>
    /// <typeparam name="TProperty">The type of the navigation.</typeparam>
    /// <param name="source">A query whose last call was Include or ThenInclude.</param>
    /// <param name="navigation">The navigation, as in Include.</param>
    public static IIncludableQuery<T, TProperty> ThenInclude<T, TPrevious, TProperty>(
        this IIncludableQuery<T, IEnumerable<TPrevious>> source, Expression<Func<TPrevious, TProperty>> navigation) =>
        Extend<T, TProperty>(source, ThenIncludeElementMethod.MakeGenericMethod(typeof(T), typeof(TPrevious), typeof(TProperty)), navigation);

    private static IncludableQuery<T, TProperty> Extend<T, TProperty>(IQueryable<T> source, MethodInfo method, LambdaExpression navigation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(navigation);
        var argument = method.GetParameters()[0].ParameterType.IsAssignableFrom(source.Expression.Type)
            ? source.Expression
            : Expression.Convert(source.Expression, method.GetParameters()[0].ParameterType);
        return new IncludableQuery<T, TProperty>(source.Provider.CreateQuery<T>(Expression.Call(method, argument, Expression.Quote(navigation))));
    }

    private static MethodInfo Definition(Delegate method) => method.Method.GetGenericMethodDefinition();
}
