using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses.Expressions;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Include</c> and <c>ThenInclude</c>.</summary>
internal sealed class IncludeTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var rows = context.Rows;
        var lambda = OperatorContext.Lambda(sequence.Arguments[0]);
        if (rows.Element is ReferenceProjection reference)
            rows.Element = reference.Join();
        if (rows.Element is not EntityProjection entity)
            throw PlanErrors.IncludeWithoutEntity(context.Translator.Query);
        if (sequence.Name == "ThenInclude" && rows.LastInclusion is { } last)
        {
            rows.LastInclusion = Add(lambda, Related(last, context), last.Add, context);
            return;
        }

        var includes = entity.Includes.ToList();
        rows.LastInclusion = Add(lambda, entity.Entity, (relation, refinement, scope) => Inclusion.FindOrAdd(includes, relation, refinement, scope), context);
        rows.Element = entity with { Includes = includes };
    }

    private static EntityMap Related(Inclusion inclusion, OperatorContext context) =>
        context.Translator.Contract.Find(inclusion.Relation.TargetType) ?? inclusion.Relation.Target;

    // A chain u.Manager.Department is an Include of Manager and, in it, one of Department.
    private static Inclusion Add(LambdaExpression lambda, EntityMap entity, Func<RelationMap, LambdaExpression?, Scope, Inclusion?> add, OperatorContext context)
    {
        var (path, isRefined) = Path(lambda, context);
        Inclusion? inclusion = null;
        for (var i = 0; i < path.Count; i++)
        {
            var relation = Find(entity, path[i], context) ?? throw PlanErrors.IncludeUnmapped(path[i], context.Translator.Query);
            var refinement = isRefined && i == path.Count - 1 ? path.Count == 1 ? lambda : FromLast(lambda, path[i], context) : null;
            inclusion = (inclusion is null ? add(relation, refinement, context.Scope) : inclusion.Add(relation, refinement, context.Scope)) ?? throw PlanErrors.IncludeRefinedTwice(path[i], lambda.Body, context.Translator.Query);
            entity = relation.Target;
        }

        return inclusion ?? throw PlanErrors.IncludeUnmapped(lambda.Body, context.Translator.Query);
    }

    // The refinement of x.Reference.Collection as one of what the reference leads to.
    private static LambdaExpression FromLast(LambdaExpression lambda, MemberExpression last, OperatorContext context)
    {
        var owner = last.Expression!; // A path's members have owners.
        var parameter = Expression.Parameter(owner.Type, lambda.Parameters[0].Name);
        var replacement = new Replacement(owner, parameter, lambda.Parameters[0]);
        var body = replacement.Visit(lambda.Body)!; // A body is not null.
        return replacement.RefersToRoot ? throw PlanErrors.IncludeUnmapped(lambda.Body, context.Translator.Query) : Expression.Lambda(body, parameter);
    }

    private static RelationMap? Find(EntityMap entity, MemberExpression member, OperatorContext context)
    {
        if (entity.FindRelation(member.Member) is { } relation)
            return relation;
        return member.Expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } cast ? context.Translator.Contract.Find(cast.Type)?.FindRelation(member.Member) : null;
    }

    private static (IReadOnlyList<MemberExpression> Path, bool IsRefined) Path(LambdaExpression lambda, OperatorContext context)
    {
        var body = lambda.Body;
        var isRefined = false;
        while (body is SubQueryExpression subquery)
        {
            isRefined |= subquery.QueryModel.BodyClauses.Count > 0 || subquery.QueryModel.ResultOperators.Count > 0;
            body = subquery.QueryModel.MainFromClause.FromExpression;
        }

        var path = new List<MemberExpression>();
        while (body is MemberExpression { Expression: { } inner } member)
        {
            path.Insert(0, member);
            body = inner is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } cast ? cast.Operand : inner;
        }

        return body is ParameterExpression parameter && parameter == lambda.Parameters[0] ? (path, isRefined) : throw PlanErrors.IncludeUnmapped(lambda.Body, context.Translator.Query);
    }

    private sealed class Replacement(Expression replaced, Expression by, ParameterExpression root) : Remotion.Linq.Parsing.RelinqExpressionVisitor
    {
        public bool RefersToRoot { get; private set; }

        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => node == replaced ? by : base.Visit(node);

        protected override Expression VisitParameter(ParameterExpression node)
        {
            RefersToRoot |= node == root;
            return node;
        }

        protected override Expression VisitSubQuery(SubQueryExpression expression)
        {
            var model = expression.QueryModel.Clone();
            model.TransformExpressions(Visit);
            return new SubQueryExpression(model);
        }
    }
}
