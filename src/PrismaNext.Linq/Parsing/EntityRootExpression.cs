using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Parsing;

/// <summary>The start of a query: all rows of a mapped type. It names the type only, so that one plan serves every contract's runtimes.</summary>
internal sealed class EntityRootExpression : Expression
{
    private EntityRootExpression(Type entityType) => (EntityType, Type) = (entityType, typeof(IQueryable<>).MakeGenericType(entityType));

    public Type EntityType { get; }

    public override Type Type { get; }

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override bool CanReduce => true;

    public static EntityRootExpression For<T>() => Roots<T>.Instance;

    public static EntityRootExpression For(Type entityType) => new(entityType);

    /// <summary>Asked for by a provider that compiles the tree, as that of a sequence in memory does; none but ours has the rows.</summary>
    public override Expression Reduce() => throw PlanErrors.ForeignQuery(typeof(EnumerableQuery), ToString());

    public override string ToString() => $"From<{EntityType.Name}>()";

    protected override Expression VisitChildren(ExpressionVisitor visitor) => this;

    private static class Roots<T>
    {
        public static readonly EntityRootExpression Instance = new(typeof(T));
    }
}
