using System.Linq.Expressions;
using PrismaNext.Linq.Translation.Methods;
using Remotion.Linq;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation;

/// <summary>Finds out whether a query over groups reads their elements, or their keys in another query, beyond aggregates and the keys themselves.</summary>
internal sealed class GroupUses : ClauseVisitor
{
    private readonly IQuerySource _group;
    private bool _readsElements;
    private int _depth;

    private GroupUses(IQuerySource group) => _group = group;

    /// <summary>Whether elements of the groups are read.</summary>
    public static bool ReadElements(QueryModel model)
    {
        var uses = new GroupUses(model.MainFromClause);
        uses.VisitClauses(model);
        return uses._readsElements;
    }

    // A query inside the grouped one can refer to the key only as far as it is columns, just like one that reads the elements.
    protected override Expression VisitMember(MemberExpression node)
    {
        if (!IsGroup(node.Expression))
            return base.VisitMember(node);
        _readsElements |= _depth > 0;
        return node;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.Name != nameof(string.Join) || node.Method.DeclaringType != typeof(string) || node.Arguments is not [var separator, SubQueryExpression { QueryModel: var texts }]
            || !IsGroup(texts.MainFromClause.FromExpression) || !SequenceText.IsAggregate(texts))
            return base.VisitMethodCall(node);
        Visit(separator);
        VisitClauses(texts);
        return node;
    }

    protected override Expression VisitExtension(Expression node)
    {
        switch (node)
        {
            case QuerySourceReferenceExpression reference:
                _readsElements |= reference.ReferencedQuerySource == _group;
                return node;
            case SubQueryExpression subquery:
                var model = subquery.QueryModel;
                var isAggregate = _depth == 0 && IsGroup(model.MainFromClause.FromExpression) && IsAggregate(model); // Further inside, the server would take it for the inner query's.
                _depth += isAggregate ? 0 : 1;
                if (!isAggregate)
                    Visit(model.MainFromClause.FromExpression);
                VisitClauses(model);
                _depth -= isAggregate ? 0 : 1;
                return node;
            default:
                return node.CanReduce || node.NodeType == ExpressionType.Extension ? node : base.VisitExtension(node);
        }
    }

    private static bool IsAggregate(QueryModel model) =>
        model.BodyClauses.All(c => c is WhereClause)
        && model.ResultOperators is [CountResultOperator or LongCountResultOperator or SumResultOperator or AverageResultOperator or MinResultOperator or MaxResultOperator or AnyResultOperator or AllResultOperator]
            or [DistinctResultOperator, CountResultOperator or LongCountResultOperator or SumResultOperator or AverageResultOperator or MinResultOperator or MaxResultOperator];

    private bool IsGroup(Expression? expression) => expression is QuerySourceReferenceExpression reference && reference.ReferencedQuerySource == _group;
}
