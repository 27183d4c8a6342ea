using System.Reflection;

namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>A member and the value that it is given.</summary>
internal sealed record MemberShape(MemberInfo Member, RowShape Value);
