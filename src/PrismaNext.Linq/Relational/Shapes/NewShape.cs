using System.Reflection;

namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>An object made by a constructor, then by setting members.</summary>
/// <param name="ClrType">The type.</param>
/// <param name="Constructor">The constructor; null for a struct's default.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Members">The members that are set afterwards.</param>
internal sealed record NewShape(Type ClrType, ConstructorInfo? Constructor, EquatableArray<RowShape> Arguments, EquatableArray<MemberShape> Members) : RowShape(ClrType);
