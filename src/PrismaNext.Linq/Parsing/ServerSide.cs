using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>Knows what has to be computed by the server for each row, although it depends on no row.</summary>
internal static class ServerSide
{
    public static bool Owns(MethodInfo method)
    {
        var type = method.DeclaringType;
        return type == typeof(Guid) ? method.Name is nameof(Guid.NewGuid) or nameof(Guid.CreateVersion7) : IsMarked(type);
    }

    public static bool Owns(MemberInfo member)
    {
        var type = member.DeclaringType;
        return type == typeof(Random) ? member.Name == nameof(Random.Shared) : IsMarked(type);
    }

    /// <summary>A random generator without a seed gives each row its own value; one with a seed gives all rows the same.</summary>
    public static bool Owns(NewExpression creation) => creation.Type == typeof(Random) && creation.Arguments.Count == 0;

    // The mark is internal, so that types of other assemblies need no look at their attributes.
    private static bool IsMarked(Type? type) =>
        type is not null && type.Assembly == typeof(ServerSide).Assembly && type.IsDefined(typeof(ServerSideAttribute), inherit: false);
}
