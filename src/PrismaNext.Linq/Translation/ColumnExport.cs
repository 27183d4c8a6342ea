using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>Collects what a sub-select has to return, and gives the columns that stand for it outside.</summary>
internal sealed class ColumnExport(SourceAlias alias, bool makesNullable)
{
    private readonly Dictionary<SqlExpression, ColumnExpression> _columns = [];
    private readonly List<SelectItem> _items = [];
    private readonly HashSet<string> _names = [];

    public IReadOnlyList<SelectItem> Items => _items.Count == 0 ? [new SelectItem(SqlFactory.Integer(1))] : _items;

    /// <summary>The column outside that stands for an expression inside; constants and parameters stand for themselves.</summary>
    public SqlExpression Column(SqlExpression expression, string? hint)
    {
        if (expression is SlotParameterExpression or LiteralExpression && !makesNullable)
            return expression;
        if (_columns.TryGetValue(expression, out var column))
            return column;
        var name = Unique((expression as ColumnExpression)?.Name ?? hint ?? "value");
        _items.Add(new SelectItem(expression, name));
        return _columns[expression] = new ColumnExpression(alias, name, expression.Type, expression.IsNullable || makesNullable);
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 1; !_names.Add(unique); i++)
            unique = name + i;
        return unique;
    }
}
