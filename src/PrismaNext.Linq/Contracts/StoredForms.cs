using System.Collections.ObjectModel;
using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts;

/// <summary>Tells whether two types store the same value alike, so that what is stored can be compared.</summary>
internal static class StoredForms
{
    /// <summary>Whether values of one type of the program are the same in both; true for different types of the program, which are not compared as they are.</summary>
    public static bool Agree(PgType left, PgType right) =>
        left.ModelType != right.ModelType || !left.HasUserConversion && !right.HasUserConversion || left.Conversion == right.Conversion
        || left.Conversion is { } one && right.Conversion is { } other && AreEqual(one.ToStore, other.ToStore);

    // Two properties may say the same in lambdas of their own. A value that a lambda captures is held by an object of its own as well.
    private static bool AreEqual(LambdaExpression left, LambdaExpression right) =>
        left.ReturnType == right.ReturnType && left.ToString() == right.ToString() && Parts.Of(left).SequenceEqual(Parts.Of(right));

    /// <summary>What the text of a lambda leaves out: which member of which type each name is.</summary>
    private sealed class Parts : ExpressionVisitor
    {
        private readonly List<object?> _parts = [];

        public static ReadOnlyCollection<object?> Of(LambdaExpression lambda)
        {
            var parts = new Parts();
            parts.Visit(lambda.Body);
            return parts._parts.AsReadOnly();
        }

        public override Expression? Visit(Expression? node)
        {
            _parts.Add(node?.NodeType);
            _parts.Add(node?.Type);
            return base.Visit(node);
        }

        protected override Expression VisitConstant(ConstantExpression node) => Keep(node, node.Value);

        protected override Expression VisitMember(MemberExpression node)
        {
            _parts.Add(node.Member);
            return base.VisitMember(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            _parts.Add(node.Method);
            return base.VisitMethodCall(node);
        }

        protected override Expression VisitNew(NewExpression node)
        {
            _parts.Add(node.Constructor);
            return base.VisitNew(node);
        }

        protected override Expression VisitUnary(UnaryExpression node)
        {
            _parts.Add(node.Method);
            return base.VisitUnary(node);
        }

        protected override Expression VisitBinary(BinaryExpression node)
        {
            _parts.Add(node.Method);
            return base.VisitBinary(node);
        }

        protected override MemberAssignment VisitMemberAssignment(MemberAssignment node)
        {
            _parts.Add(node.Member);
            return base.VisitMemberAssignment(node);
        }

        private Expression Keep(Expression node, object? part)
        {
            _parts.Add(part);
            return node;
        }
    }
}
