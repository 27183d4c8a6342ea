using System.Collections;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Turns collections of the program into the arrays that are sent.</summary>
internal static class LocalArrays
{
    /// <summary>The elements of a sequence as an array of their type.</summary>
    public static object Of(object list, Type elementType)
    {
        if (list.GetType() == elementType.MakeArrayType())
            return list;
        var items = ((IEnumerable)list).Cast<object?>().ToList();
        var array = Array.CreateInstance(elementType, items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return array;
    }

    /// <summary>The elements that are of a type; none of the others, null included, equals a value of it.</summary>
    public static object OfBoxed(object list, Type type)
    {
        var items = ((IEnumerable)list).Cast<object?>().Where(item => item?.GetType() == type).ToList();
        var array = Array.CreateInstance(type, items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return array;
    }

    /// <summary>The scalar members that objects of a type are made of.</summary>
    public static IReadOnlyList<LocalMember> Members(Type type)
    {
        const BindingFlags Flags = BindingFlags.Instance | BindingFlags.Public;
        var properties = type.GetProperties(Flags).Where(p => p.GetIndexParameters().Length == 0 && p.CanRead).Select(p => new LocalMember(p, p.PropertyType, p.GetValue));
        var fields = type.GetFields(Flags).Select(f => new LocalMember(f, f.FieldType, f.GetValue));
        return [.. properties.Concat(fields).Where(m => PgTypes.For(m.Type) is { IsArray: false })];
    }

    /// <summary>Takes one member of every element.</summary>
    public static Func<object, object> Project(LocalMember member) => list =>
    {
        var items = ((IEnumerable)list).Cast<object?>().Select(item => item is null ? null : member.Read(item)).ToList();
        var array = Array.CreateInstance(member.Type.MakeNullable(), items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return array;
    };

    /// <summary>An object of the type, known by its members. It can be compared and taken apart; it can be a result when its members are all of it.</summary>
    public static NewProjection Shape(Type type, IReadOnlyList<MemberProjection> members)
    {
        var isWhole = members.Count == type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Length + type.GetFields(BindingFlags.Instance | BindingFlags.Public).Length;
        foreach (var constructor in type.GetConstructors())
        {
            var arguments = constructor.GetParameters().Select(p => members.FirstOrDefault(m => string.Equals(m.Member.Name, p.Name, StringComparison.OrdinalIgnoreCase) && m.Value.ClrType == p.ParameterType)).ToList();
            if (arguments.Count == members.Count && arguments.All(a => a is not null))
                return new NewProjection(type, constructor, [.. arguments.Select(a => a!.Value)], []) { ArgumentMembers = [.. arguments.Select(a => a!.Member)], IsPartial = !isWhole }; // None is null, as checked.
        }

        var isSettable = type.GetConstructor(Type.EmptyTypes) is not null || type.IsValueType;
        return new NewProjection(type, type.GetConstructor(Type.EmptyTypes), [], members)
        {
            IsPartial = !isWhole || !isSettable || members.Any(m => m.Member is PropertyInfo { CanWrite: false } or FieldInfo { IsInitOnly: true }),
        };
    }
}
