using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Setting of members, private and init-only ones included.</summary>
internal static class Members
{
    private const BindingFlags AllOfInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static bool CanSet(MemberInfo member) => member is FieldInfo || Settable((PropertyInfo)member).CanWrite;

    public static MemberAssignment Bind(MemberInfo member, Func<Type, Expression> value) => member switch
    {
        FieldInfo field => Expression.Bind(field, value(field.FieldType)),
        PropertyInfo property when CanSet(property) => Expression.Bind(Settable(property), value(property.PropertyType)),
        _ => throw new InternalError($"The member '{member.DeclaringType?.Name}.{member.Name}' cannot be set."),
    };

    // Seen from a derived class, a property with a private setter has none.
    private static PropertyInfo Settable(PropertyInfo property) =>
        property.CanWrite ? property : property.DeclaringType?.GetProperty(property.Name, AllOfInstance) ?? property;
}
