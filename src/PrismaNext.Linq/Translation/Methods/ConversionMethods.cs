namespace PrismaNext.Linq.Translation.Methods;

/// <summary><c>ToString</c>, <c>Parse</c> and <see cref="System.Convert"/>.</summary>
internal static class ConversionMethods
{
    public static readonly MethodEntry[] Methods = [];
}
