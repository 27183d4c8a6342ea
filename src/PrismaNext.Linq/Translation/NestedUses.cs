using System.Linq.Expressions;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>Finds out whether sub-queries of a clause refer to what only the select around them can calculate: aggregates, computed keys and numbers of rows.</summary>
/// <remarks>In the text of a sub-query an aggregate would be the sub-query's own; as a column of a sub-select it is a value.</remarks>
internal sealed class NestedUses : ClauseVisitor
{
    private readonly Translator _translator;
    private readonly Scope _scope;
    private readonly SelectBuilder _select;
    private int _depth;
    private bool _needColumns;

    private NestedUses(Translator translator, Scope scope, SelectBuilder select)
    {
        _translator = translator;
        _scope = scope;
        _select = select;
    }

    /// <summary>Whether what the sub-queries of an expression refer to has to become columns first.</summary>
    public static bool NeedColumns(Expression expression, Scope scope, SelectBuilder select, Translator translator)
    {
        if (!select.IsGrouped && !select.HasWindow)
            return false;
        var uses = new NestedUses(translator, scope, select);
        uses.Visit(expression);
        return uses._needColumns;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (!IsPath(node))
            return base.VisitMember(node);
        Check(node);
        return node;
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        Check(node);
        return node;
    }

    protected override Expression VisitExtension(Expression node)
    {
        switch (node)
        {
            case QuerySourceReferenceExpression:
                Check(node);
                return node;
            case SubQueryExpression subquery:
                Visit(subquery.QueryModel.MainFromClause.FromExpression);
                _depth++;
                VisitClauses(subquery.QueryModel);
                _depth--;
                return node;
            default:
                return node.CanReduce || node.NodeType == ExpressionType.Extension ? node : base.VisitExtension(node);
        }
    }

    private static bool IsPath(Expression? expression) => expression is QuerySourceReferenceExpression or ParameterExpression || expression is MemberExpression { Expression: { } instance } && IsPath(instance);

    private void Check(Expression path)
    {
        var root = path;
        while (root is MemberExpression { Expression: { } instance })
            root = instance;
        object variable = root is QuerySourceReferenceExpression reference ? reference.ReferencedQuerySource : root;
        if (_depth == 0 || _needColumns || _scope.TryFind(variable) is null)
            return;
        var projection = _translator.Translate(path, _scope);
        _needColumns = projection is GroupProjection group ? group.Owner == _select : ProjectionLeaves.Of(projection)?.Any(IsCalculated) == true;
    }

    private bool IsCalculated(SqlExpression leaf) =>
        leaf is not (ColumnExpression or LiteralExpression or SlotParameterExpression)
        && (!_select.IsGrouped || SourceReferences.Of(leaf) is var used && (used.Count == 0 || used.Overlaps(_select.Sources.Select(s => s.Source.Alias))));
}
