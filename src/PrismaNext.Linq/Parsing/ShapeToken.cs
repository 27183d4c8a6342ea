using System.Globalization;
using System.Numerics;

namespace PrismaNext.Linq.Parsing;

/// <summary>One word of the description of a tree's structure: what kind of node, and the type, member or literal that it names.</summary>
/// <param name="Number">The kind of the node in the low byte, and what the kind needs beside it.</param>
/// <param name="Reference">A type, a member, a literal, or null.</param>
internal readonly record struct ShapeToken(int Number, object? Reference)
{
    /// <summary>The name of a lambda's parameter: compared, because the aliases of the SQL come from it, but left out of the hash, because it rarely differs.</summary>
    public const int ParameterName = -1;

    public bool Matches(in ShapeToken other) =>
        Number == other.Number && (ReferenceEquals(Reference, other.Reference) || (Reference is not null && Reference.Equals(other.Reference)));

    public int Mix(int hash) =>
        Number == ParameterName ? hash : (int)((BitOperations.RotateLeft((uint)hash, 5) ^ (uint)Number ^ (uint)(Reference?.GetHashCode() ?? 0)) * 0x9E3779B1u);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Reference}");
}
