namespace PrismaNext.Linq.Contracts;

/// <summary>Maps a concrete class of a hierarchy to the rows with a value of the discriminator.</summary>
/// <param name="value">The value, in the type of the discriminator.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VariantAttribute(object value) : Attribute
{
    /// <summary>The value, in the type of the discriminator.</summary>
    public object Value { get; } = value;
}
