using System.Reflection;

namespace PrismaNext.Linq.Translation;

/// <summary>A member of an object that the program holds.</summary>
internal sealed record LocalMember(MemberInfo Member, Type Type, Func<object, object?> Read);
