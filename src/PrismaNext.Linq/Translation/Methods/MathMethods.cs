namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Math"/> and of the number types.</summary>
internal static class MathMethods
{
    public static readonly MethodEntry[] Methods = [];
}
