using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Relational;

/// <summary>Collects the sources that the columns of an expression or a query belong to, and those that a query declares.</summary>
internal sealed class SourceReferences : SqlRewriter
{
    private readonly HashSet<SourceAlias> _used = [];
    private readonly HashSet<SourceAlias> _declared = [];

    /// <summary>The sources that an expression refers to and does not declare itself.</summary>
    public static HashSet<SourceAlias> Of(SqlExpression expression)
    {
        var references = new SourceReferences();
        references.Visit(expression);
        return references.Free();
    }

    /// <summary>The sources that a query refers to and does not declare itself.</summary>
    public static HashSet<SourceAlias> Of(SqlQuery query)
    {
        var references = new SourceReferences();
        references.VisitQuery(query);
        return references.Free();
    }

    public override SqlExpression VisitColumn(ColumnExpression expression)
    {
        _used.Add(expression.Source);
        return expression;
    }

    public override SqlSource VisitSource(SqlSource source)
    {
        _declared.Add(source.Alias);
        return base.VisitSource(source);
    }

    private HashSet<SourceAlias> Free()
    {
        _used.ExceptWith(_declared);
        return _used;
    }
}
