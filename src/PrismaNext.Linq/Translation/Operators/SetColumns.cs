using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>The columns of a set operation: what each side returns, and what stands for it outside.</summary>
internal sealed class SetColumns(SourceAlias alias)
{
    private readonly List<SelectItem> _left = [];
    private readonly List<SelectItem> _right = [];
    private readonly HashSet<string> _names = [];

    public IReadOnlyList<SelectItem> Left => _left;

    public IReadOnlyList<SelectItem> Right => _right;

    public SqlExpression Add(SqlExpression left, SqlExpression right, string? hint)
    {
        (left, right) = Coercion.Unify(left, right);
        var name = Unique((left as ColumnExpression)?.Name ?? hint ?? "value");
        _left.Add(new SelectItem(Typed(left), name));
        _right.Add(new SelectItem(Typed(right), name));
        var type = left is LiteralExpression { Value: null } ? right.Type : left.Type;
        return new ColumnExpression(alias, name, type, left.IsNullable || right.IsNullable);
    }

    // A bare literal in a branch has no type of its own, and the branches' types have to agree.
    private static SqlExpression Typed(SqlExpression expression) => expression is LiteralExpression literal ? literal with { NeedsCast = true } : expression;

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 1; !_names.Add(unique); i++)
            unique = name + i;
        return unique;
    }
}
