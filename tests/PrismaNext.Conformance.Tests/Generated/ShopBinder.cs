using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Puts the tables of a shop where a query says which.</summary>
internal sealed class ShopBinder(ParameterExpression parameter, Shop shop) : ExpressionVisitor
{
    protected override Expression VisitMember(MemberExpression node) => node.Expression == parameter
        ? ((IQueryable)typeof(Shop).GetProperty(node.Member.Name)!.GetValue(shop)!).Expression // A shop has the table.
        : base.VisitMember(node);
}
