namespace PrismaNext.Linq.Translation.Methods;

/// <summary>A line of the method table.</summary>
internal readonly record struct MethodEntry(Type Type, string Name, MethodTranslation Translate);
