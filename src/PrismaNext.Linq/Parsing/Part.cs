using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>A sub-tree as the walk found it.</summary>
internal readonly struct Part
{
    public PartKind Kind { get; init; }

    /// <summary>The static type, without <see cref="Upcast"/>.</summary>
    public Type Type { get; init; }

    /// <summary>The type that a value is to be seen as (boxed, made nullable, a base type), so that the slot keeps the exact type; null for none.</summary>
    public Type? Upcast { get; init; }

    /// <summary>The value, the literal, or the parts of a construction.</summary>
    public object? Value { get; init; }

    /// <summary>Open: the tree, when one is being built. Lambda and construction: the node.</summary>
    public Expression? Tree { get; init; }

    /// <summary>Where the value was read from; the same member of the same object is the same slot.</summary>
    public object? Owner { get; init; }

    /// <inheritdoc cref="Owner"/>
    public MemberInfo? Member { get; init; }

    /// <summary>Whether a later execution of a prepared query gets its value from the same place: an argument, a member of a fixed object, or a constant.</summary>
    public bool IsRepeatable { get; init; }

    public bool IsOpen => Kind == PartKind.Open;

    public bool IsQuery => Kind == PartKind.Value && Value is IQueryable and not EnumerableQuery;

    public static Part Open(Expression? tree, Type type) => new() { Kind = PartKind.Open, Tree = tree, Type = type };

    public static Part Literal(object? value, Type type) => new() { Kind = PartKind.Literal, Value = value, Type = type };

    public static Part Of(object? value, Type type, object? owner = null, MemberInfo? member = null) =>
        new() { Kind = PartKind.Value, Value = value, Type = type, Owner = owner, Member = member };
}
