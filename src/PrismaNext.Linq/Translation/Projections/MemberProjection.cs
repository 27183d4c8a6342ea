using System.Reflection;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A member that is set, and its value.</summary>
internal sealed record MemberProjection(MemberInfo Member, Projection Value);
