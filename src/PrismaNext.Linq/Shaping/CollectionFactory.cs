using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Makes the collection that the program asks for out of the list or array that was read.</summary>
internal static class CollectionFactory
{
    public static Expression Create(Expression items, Type type)
    {
        var element = ClrTypes.ElementType(items.Type)!; // Lists and arrays have one.
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
        return (Expression?)FromConstructor(items, type, element) ?? FromBuilder(items, type, element) ?? throw PlanErrors.CollectionUnsupported(type);
    }

    private static NewExpression? FromConstructor(Expression items, Type type, Type element)
    {
        if (type.IsAbstract)
            return null;
        var constructor = type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(element)]) ?? type.GetConstructor([typeof(IList<>).MakeGenericType(element)]);
        return constructor is null ? null : Expression.New(constructor, items);
    }

    // The immutable collections name their builders, which make one of any sequence.
    private static UnaryExpression? FromBuilder(Expression items, Type type, Type element)
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
