using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>What can be reached from the variables of a lambda.</summary>
internal static class Paths
{
    /// <summary>The scalars that can be reached, also through relations; what may be missing is nullable.</summary>
    public static IEnumerable<Expression> Scalars(Expression variable, bool mayBeMissing = false, int depth = 1)
    {
        var type = variable.Type;
        if (IsScalar(type))
        {
            yield return mayBeMissing && Ops.Nullable(type) != type ? Expression.Convert(variable, Ops.Nullable(type)) : variable;
            yield break;
        }

        foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            var member = Expression.Property(variable, property);
            var isOptional = mayBeMissing || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Maybe<,>) && property.Name == "B";
            if (IsScalar(property.PropertyType) || IsRecord(type) && !IsCollection(property.PropertyType))
            {
                foreach (var path in Scalars(member, isOptional, depth))
                    yield return path;
            }
            else if (IsRow(property.PropertyType) && depth > 0)
            {
                foreach (var path in Scalars(member, mayBeMissing: true, depth - 1))
                    yield return path;
            }
        }
    }

    /// <summary>The rows that can be reached without a relation, and that are there.</summary>
    public static IEnumerable<Expression> Rows(Expression variable)
    {
        if (IsRow(variable.Type))
            return [variable];
        var isMaybe = variable.Type.IsGenericType && variable.Type.GetGenericTypeDefinition() == typeof(Maybe<,>);
        return IsRecord(variable.Type)
            ? variable.Type.GetProperties().Where(p => !(isMaybe && p.Name == "B")).SelectMany(p => Rows(Expression.Property(variable, p)))
            : [];
    }

    /// <summary>The relations to one row, which may lead to nothing.</summary>
    public static IEnumerable<Expression> References(Expression variable) =>
        Rows(variable).SelectMany(r => r.Type.GetProperties().Where(p => IsRow(p.PropertyType)).Select(p => Expression.Property(r, p)));

    /// <summary>The collections of the rows.</summary>
    public static IEnumerable<Expression> Collections(Expression variable) =>
        Rows(variable).SelectMany(r => r.Type.GetProperties().Where(p => IsCollection(p.PropertyType)).Select(p => Expression.Property(r, p)));

    /// <summary>The scalars that tell a value from every other that differs.</summary>
    public static IEnumerable<Expression> Identity(Expression value, bool mayBeMissing = false)
    {
        if (IsScalar(value.Type))
            return [mayBeMissing && Ops.Nullable(value.Type) != value.Type ? Expression.Convert(value, Ops.Nullable(value.Type)) : value];
        if (IsRow(value.Type))
            return Key(value.Type).SelectMany(k => Identity(Expression.Property(value, k), mayBeMissing));
        var isMaybe = value.Type.IsGenericType && value.Type.GetGenericTypeDefinition() == typeof(Maybe<,>);
        return value.Type.GetProperties().SelectMany(p => Identity(Expression.Property(value, p), mayBeMissing || isMaybe && p.Name == "B"));
    }

    public static bool IsScalar(Type type) => type.IsValueType || type == typeof(string);

    public static bool IsRow(Type type) => typeof(Shop).Namespace == type.Namespace && type.IsClass;

    public static bool IsRecord(Type type) => type.Namespace == typeof(Paths).Namespace;

    /// <summary>Whether values of a type are ordered alike by both sides.</summary>
    public static bool IsOrdered(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var t && t != typeof(Guid) && t != typeof(BadgeRights);

    private static bool IsCollection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static string[] Key(Type row) =>
        row == typeof(Line) ? [nameof(Line.OrderId), nameof(Line.Number)]
        : row == typeof(Badge) ? [nameof(Badge.CustomerId)]
        : ["Id"];
}
