using NpgsqlTypes;

namespace PrismaNext.Linq.Contracts;

/// <summary>A PostgreSQL type together with the CLR type that stands for it in a program.</summary>
/// <param name="Name">The type's name as it is written in a cast, for example <c>integer</c> or <c>text[]</c>.</param>
/// <param name="StoreType">The CLR type that Npgsql reads and writes for it.</param>
/// <param name="DbType">Npgsql's name for the type; null for types known only by name, such as enum types.</param>
/// <remarks>Instances are immutable and compare by value. The built-in ones are in <see cref="PgTypes"/>.</remarks>
public sealed record PgType(string Name, Type StoreType, NpgsqlDbType? DbType)
{
    /// <summary>The type of the elements of an array; null for other types.</summary>
    public PgType? Element { get; init; }

    /// <summary>How a value of the program's own type, such as an enum, becomes a <see cref="StoreType"/> and back; null where they are the same.</summary>
    public ValueConversion? Conversion { get; init; }

    /// <summary>The CLR type of a value in the program: the conversion's model type, or <see cref="StoreType"/>.</summary>
    public Type ModelType => Conversion?.ModelType ?? StoreType;

    /// <summary>Whether a user said how values are stored: they can be told apart, but not computed with.</summary>
    internal bool HasUserConversion => Conversion is { IsBuiltIn: false, EnumForm: null };

    /// <summary>Whether the type is an array.</summary>
    public bool IsArray => Element is not null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>A value of the program as the driver takes it.</summary>
    internal object ToStore(object value) => Conversion is { } conversion && conversion.ModelType.IsInstanceOfType(value) ? conversion.ConvertToStore(value) : value;
}
