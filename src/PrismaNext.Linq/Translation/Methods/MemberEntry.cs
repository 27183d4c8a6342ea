namespace PrismaNext.Linq.Translation.Methods;

/// <summary>A line of the member table.</summary>
internal readonly record struct MemberEntry(Type Type, string Name, MemberTranslation Translate);
