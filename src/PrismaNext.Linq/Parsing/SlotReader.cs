using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>Gives the value of a slot in a later execution of a prepared query, without walking its tree.</summary>
/// <param name="Argument">The position of the argument that it is; -1 when it is none.</param>
/// <param name="Value">The value, where it never changes.</param>
/// <param name="Owner">The object whose member it is; null for a static one.</param>
/// <param name="Member">The member that it is read from; null when it is an argument or never changes.</param>
/// <param name="Type">The type of the slot.</param>
internal sealed record SlotReader(int Argument, object? Value, object? Owner, MemberInfo? Member, Type Type)
{
    /// <summary>Whether it gives the argument at this position as it is.</summary>
    public bool IsArgument(int position) => Argument == position && !Type.IsInterface;

    public object? Read(object?[] arguments)
    {
        var value = Argument >= 0 ? arguments[Argument] : Member is null ? Value : ValueInterpreter.Read(Owner, Member);
        return Type.IsInterface && value is not null ? LocalSequences.Materialized(value, Type) : value;
    }
}
