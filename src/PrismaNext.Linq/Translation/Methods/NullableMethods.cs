using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Nullable{T}"/>.</summary>
internal static class NullableMethods
{
    public static readonly MemberEntry[] Members =
    [
        new(typeof(Nullable<>), nameof(Nullable<>.HasValue), access => SqlFactory.IsNotNull(access.Target)),
        new(typeof(Nullable<>), nameof(Nullable<>.Value), access => access.Target),
    ];

    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Nullable<>), nameof(Nullable<>.GetValueOrDefault), GetValueOrDefault),
    ];

    private static SqlExpression? GetValueOrDefault(MethodCall call)
    {
        var fallback = call.Count == 1 ? call[0] : Defaults.Of(call.Method.ReturnType);
        return fallback is null ? null : SqlFactory.Coalesce(call.Instance, Coercion.To(fallback, call.Instance.Type));
    }
}
