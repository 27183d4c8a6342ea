using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>An entity.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Columns">Where each of <see cref="EntityMap.Columns"/> is, in their order.</param>
/// <param name="Presence">A column that is null exactly when there is no entity; null when there always is one.</param>
/// <param name="Navigations">The navigations that are filled.</param>
internal sealed record EntityShape(EntityMap Entity, EquatableArray<ScalarShape> Columns, int? Presence, EquatableArray<MemberShape> Navigations) : RowShape(Entity.ClrType);
