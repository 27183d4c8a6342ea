using System.Linq.Expressions;

namespace PrismaNext.Conformance.Tests.Generated;

/// <summary>Makes a query that fails smaller, as long as it fails.</summary>
internal static class Shrinker
{
    private const int MaximumTrials = 1_500;

    // As much of an exception's text as says what is wrong, and not with which column.
    private const int Alike = 95;

    public static Trial Shrink(Trial trial, Shop database)
    {
        var trials = 0;
        while (Smaller() is { } smaller)
            trial = smaller;
        return trial;

        Trial? Smaller()
        {
            var orders = Orders.In(trial.Query.Body);
            foreach (var body in Candidates(trial.Query.Body))
            {
                // Rows that lost their order would differ for that alone.
                if (trial.Query.Order != Harness.RowOrder.None && !Orders.In(body).IsSupersetOf(orders))
                    continue;
                if (++trials > MaximumTrials)
                    return null;
                var other = Trial.Of(trial.Query with { Body = body }, database);
                if (other.Verdict == trial.Verdict && other.Symptom.Take(Alike).SequenceEqual(trial.Symptom.Take(Alike)))
                    return other;
            }

            return null;
        }
    }

    private static IEnumerable<Expression> Candidates(Expression query)
    {
        // A query inside is a smaller query, of whatever rows.
        if (query is MethodCallExpression { Arguments: [{ } source, ..] } && typeof(IQueryable).IsAssignableFrom(source.Type))
            yield return source;
        var nodes = new NodeFinder();
        nodes.Visit(query);
        foreach (var node in nodes.Found)
        {
            foreach (var replacement in Replacements(node))
            {
                var replaced = TryReplace(query, node, replacement);
                if (replaced is not null)
                    yield return replaced;
            }
        }
    }

    private static IEnumerable<Expression> Replacements(Expression node)
    {
        if (node is ConstantExpression or ParameterExpression or LambdaExpression)
            yield break;
        var inside = new NodeFinder();
        inside.Visit(node);
        foreach (var part in inside.Found.Where(p => p != node && p is not LambdaExpression))
        {
            if (part.Type == node.Type || node.Type.IsAssignableFrom(part.Type) && typeof(System.Collections.IEnumerable).IsAssignableFrom(node.Type))
                yield return part;
        }

        if (node is not MemberExpression { Expression: ConstantExpression } && Paths.IsScalar(node.Type))
            yield return node.Type == typeof(bool) ? Expression.Constant(true) : Expression.Default(node.Type) is var none && node.Type.IsValueType && Nullable.GetUnderlyingType(node.Type) is null
                ? Expression.Constant(Activator.CreateInstance(none.Type), none.Type)
                : Expression.Constant(null, node.Type);
    }

    private static Expression? TryReplace(Expression query, Expression node, Expression replacement)
    {
        try
        {
            var replaced = new Replacer(node, replacement).Visit(query)!; // A query is visited into one.
            return new BindingCheck().IsClosed(replaced) ? replaced : null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class NodeFinder : ExpressionVisitor
    {
        public List<Expression> Found { get; } = [];

        public override Expression? Visit(Expression? node)
        {
            if (node is not null)
                Found.Add(node);
            return base.Visit(node);
        }
    }

    private sealed class Orders : ExpressionVisitor
    {
        private readonly HashSet<Expression> _keys = [];

        /// <summary>The keys by which a query orders.</summary>
        public static HashSet<Expression> In(Expression query)
        {
            var orders = new Orders();
            orders.Visit(query);
            return orders._keys;
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.Name.StartsWith("OrderBy", StringComparison.Ordinal) || node.Method.Name.StartsWith("ThenBy", StringComparison.Ordinal))
                _keys.Add(node.Arguments[1]);
            return base.VisitMethodCall(node);
        }
    }

    private sealed class Replacer(Expression node, Expression replacement) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? visited) => visited == node ? replacement : base.Visit(visited);
    }

    private sealed class BindingCheck : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> _bound = [];
        private bool _isClosed = true;

        public bool IsClosed(Expression query)
        {
            Visit(query);
            return _isClosed;
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            var added = node.Parameters.Where(_bound.Add).ToList();
            base.VisitLambda(node);
            added.ForEach(p => _bound.Remove(p));
            return node;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _isClosed &= node.Type == typeof(Shop) || _bound.Contains(node);
            return node;
        }
    }
}
