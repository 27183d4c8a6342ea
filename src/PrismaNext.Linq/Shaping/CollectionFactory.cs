using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Makes the collection that the program asks for out of the list or array that was read.</summary>
internal static class CollectionFactory
{
    /// <param name="items">The list or array.</param>
    /// <param name="type">The collection's type.</param>
    /// <param name="query">The whole query, for errors.</param>
    public static Expression Create(Expression items, Type type, Expression? query)
    {
        var element = ClrTypes.ElementType(items.Type)!; // Lists and arrays have one.

        // Elements are seen as their base; only sequences are covariant by themselves.
        if (!type.IsAssignableFrom(items.Type) && ClrTypes.ElementType(type) is { } wanted && wanted != element && wanted.IsAssignableFrom(element))
        {
            items = Expression.Call(typeof(Enumerable), nameof(Enumerable.Cast), [wanted], items);
            element = wanted;
        }

        var list = typeof(List<>).MakeGenericType(element);

        // An array is no list that grows, though its interfaces say so; it serves only for those without Add.
        var isWritable = items.Type == list || !typeof(ICollection<>).MakeGenericType(element).IsAssignableFrom(type) || type.IsArray;
        if (type.IsAssignableFrom(items.Type) && isWritable)
            return items.Type == type ? items : Expression.Convert(items, type);
        if (type.IsArray && type == element.MakeArrayType())
            return Expression.Call(typeof(Enumerable), nameof(Enumerable.ToArray), [element], items);
        if (type.IsAssignableFrom(list))
            return Expression.Convert(Expression.Call(typeof(Enumerable), nameof(Enumerable.ToList), [element], items), type);
        if (type.IsAssignableFrom(typeof(HashSet<>).MakeGenericType(element)))
            return Expression.Convert(Expression.Call(typeof(Enumerable), nameof(Enumerable.ToHashSet), [element], items), type);
        if (type.IsAssignableFrom(typeof(IQueryable<>).MakeGenericType(element)))
            return Expression.Call(typeof(Queryable), nameof(Queryable.AsQueryable), [element], items);
        return Ordered(items, type, element) ?? FromConstructor(items, type, element) ?? FromBuilder(items, type, element) ?? throw PlanErrors.CollectionUnsupported(type, query);
    }

    private static Expression? Ordered(Expression items, Type type, Type element)
    {
        var rows = typeof(OrderedRows<>).MakeGenericType(element);
        if (type != typeof(IOrderedEnumerable<>).MakeGenericType(element) && type != typeof(IOrderedQueryable<>).MakeGenericType(element))
            return null;
        var ordered = Expression.New(rows.GetConstructors()[0], items);
        return Expression.Convert(type.IsAssignableFrom(rows) ? ordered : Expression.Call(typeof(Queryable), nameof(Queryable.AsQueryable), [element], ordered), type);
    }

    private static Expression? FromConstructor(Expression items, Type type, Type element)
    {
        if (type.IsAbstract)
            return null;
        var constructor = type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(element)]) ?? type.GetConstructor([typeof(IList<>).MakeGenericType(element)]);
        return constructor is null ? null : Expression.New(constructor, items);
    }

    // The immutable collections name their builders, which make one of any sequence.
    private static Expression? FromBuilder(Expression items, Type type, Type element)
    {
        if (type.GetCustomAttributes(typeof(CollectionBuilderAttribute), inherit: false) is not [CollectionBuilderAttribute { BuilderType: var builder }])
            return null;
        var sequence = typeof(IEnumerable<>).MakeGenericType(element);
        var create = builder.GetMethods()
            .Where(m => m.Name == "CreateRange" && m.GetGenericArguments().Length == 1)
            .Select(m => m.MakeGenericMethod(element))
            .FirstOrDefault(m => m.GetParameters() is [var only] && only.ParameterType == sequence && type.IsAssignableFrom(m.ReturnType));
        return create is null ? null : Expression.Convert(Expression.Call(create, items), type);
    }
}
