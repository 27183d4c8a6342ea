using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Decides whether a property's column can be null.</summary>
/// <remarks>
/// Believing that a column has no nulls when it has some gives wrong answers; believing the opposite costs a clause. So a non-nullable
/// annotation counts only where the compiler enforces it.
/// </remarks>
internal sealed class Nullability
{
    private readonly NullabilityInfoContext _annotations = new();

    public bool CanBeNull(PropertyInfo property, bool isSetByConstructor)
    {
        if (property.IsDefined(typeof(RequiredAttribute)))
            return false;
        if (property.PropertyType.IsValueType)
            return property.PropertyType.CanBeNull();
        var isEnforced = isSetByConstructor || property.IsDefined(typeof(RequiredMemberAttribute));
        return !isEnforced || _annotations.Create(property).ReadState != NullabilityState.NotNull;
    }
}
