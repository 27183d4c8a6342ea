using System.Reflection;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>The constructors that have SQL.</summary>
internal static class ConstructorTable
{
    /// <summary>Translates a constructor's arguments into the value; null when this overload has no exact SQL.</summary>
    public static Func<IReadOnlyList<SqlExpression>, SqlExpression?>? Find(ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters();
        return constructor.DeclaringType switch
        {
            { } type when type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan) =>
                arguments => TemporalMethods.Construct(type, parameters, arguments),
            { } type when type == typeof(Guid) && parameters is [{ ParameterType: var only }] && only == typeof(string) => arguments => GuidMethods.Parse(arguments[0]),
            { } type when type == typeof(string) => arguments => StringMethods.Construct(parameters, arguments),
            _ => null,
        };
    }
}
