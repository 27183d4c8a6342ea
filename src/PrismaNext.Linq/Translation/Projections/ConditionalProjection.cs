using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>One of two objects.</summary>
/// <param name="Test">The condition; never null.</param>
/// <param name="IfTrue">The value when it is true.</param>
/// <param name="IfFalse">The value when it is false.</param>
/// <param name="ClrType">The type of both.</param>
internal sealed record ConditionalProjection(SqlExpression Test, Projection IfTrue, Projection IfFalse, Type ClrType) : Projection(ClrType)
{
    public override Projection Map(ProjectionMap map) => this with { Test = map.Replace(Test, "test"), IfTrue = IfTrue.Map(map), IfFalse = IfFalse.Map(map) };
}
