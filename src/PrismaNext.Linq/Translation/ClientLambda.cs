using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>A lambda that client code is given: what in it depends on the row is fetched before, the rest is left as it is.</summary>
internal sealed class ClientLambda : ExpressionVisitor
{
    private readonly Translator _translator;
    private readonly Scope _scope;
    private readonly Func<PrismaNextException> _refusal;
    private readonly HashSet<ParameterExpression> _own = [];
    private readonly List<Projection> _parts = [];

    private ClientLambda(Translator translator, Scope scope, Func<PrismaNextException> refusal)
    {
        _translator = translator;
        _scope = scope;
        _refusal = refusal;
    }

    /// <summary>The lambda as client code.</summary>
    /// <param name="lambda">The lambda.</param>
    /// <param name="scope">The variables that it refers to, its parameters not among them.</param>
    /// <param name="translator">Translates what depends on the row.</param>
    /// <param name="refusal">What to say where the client cannot run it.</param>
    public static ClientProjection Create(LambdaExpression lambda, Scope scope, Translator translator, Func<PrismaNextException> refusal)
    {
        var visitor = new ClientLambda(translator, scope, refusal);
        var body = visitor.Visit(lambda)!; // A lambda is visited into one.
        return ClientCode.Create(visitor._parts, parts => new Filling(parts).Visit(body)!, refusal); // As above.
    }

    public override Expression? Visit(Expression? node)
    {
        switch (node)
        {
            case null or ConstantExpression or SlotExpression:
                return node;
            case LambdaExpression lambda:
                _own.UnionWith(lambda.Parameters);
                return base.Visit(node);
            case ParameterExpression parameter when _own.Contains(parameter):
                return node;
        }

        if (ParameterUses.Any(node, _own))
            return node is SubQueryExpression ? throw _refusal() : base.Visit(node);
        var part = _translator.Translate(node, _scope);
        _parts.Add(part);
        return ClientCode.As(new HoleExpression(_parts.Count - 1, part.ClrType), node.Type);
    }

    private sealed class Filling(IReadOnlyList<Expression> parts) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is HoleExpression hole ? parts[hole.Index] : base.VisitExtension(node);
    }

    private sealed class ParameterUses(HashSet<ParameterExpression> parameters) : ClauseVisitor
    {
        private bool _found;

        public static bool Any(Expression expression, HashSet<ParameterExpression> parameters)
        {
            var uses = new ParameterUses(parameters);
            uses.Visit(expression);
            return uses._found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found |= parameters.Contains(node);
            return node;
        }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not SubQueryExpression { QueryModel: var model })
                return node;
            Visit(model.MainFromClause.FromExpression);
            VisitClauses(model);
            return node;
        }
    }
}
