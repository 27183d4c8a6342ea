using System.Text;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Sql;

/// <summary>How PostgreSQL spells names and operators.</summary>
internal static class PostgresDialect
{
    /// <summary>Appends a name, quoted only when the server would otherwise fold or refuse it.</summary>
    public static StringBuilder AppendIdentifier(this StringBuilder text, string name)
    {
        if (IsPlain(name))
            return text.Append(name);
        return text.Append('"').Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    /// <summary>The spelling of an infix operator.</summary>
    public static string Spelling(SqlOperator @operator) => @operator switch
    {
        SqlOperator.Or => "OR",
        SqlOperator.And => "AND",
        SqlOperator.Equal => "=",
        SqlOperator.NotEqual => "<>",
        SqlOperator.Less => "<",
        SqlOperator.LessOrEqual => "<=",
        SqlOperator.Greater => ">",
        SqlOperator.GreaterOrEqual => ">=",
        SqlOperator.IsDistinctFrom => "IS DISTINCT FROM",
        SqlOperator.IsNotDistinctFrom => "IS NOT DISTINCT FROM",
        SqlOperator.Add => "+",
        SqlOperator.Subtract => "-",
        SqlOperator.Multiply => "*",
        SqlOperator.Divide => "/",
        SqlOperator.Modulo => "%",
        SqlOperator.Concat => "||",
        SqlOperator.BitAnd => "&",
        SqlOperator.BitOr => "|",
        SqlOperator.BitXor => "#",
        SqlOperator.ShiftLeft => "<<",
        SqlOperator.ShiftRight => ">>",
        SqlOperator.RegexMatch => "~",
        SqlOperator.RegexMatchIgnoreCase => "~*",
        SqlOperator.ArrayContains or SqlOperator.JsonContains => "@>",
        SqlOperator.ArrayContainedBy => "<@",
        SqlOperator.ArrayOverlaps => "&&",
        SqlOperator.JsonGet => "->",
        SqlOperator.JsonGetText => "->>",
        SqlOperator.JsonExists => "?",
        _ => throw new InternalError($"The operator {@operator} has no spelling."),
    };

    // A leading digit or '$', an upper-case letter or anything outside ASCII is quoted: the server folds letters, and how depends on its encoding.
    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || name[0] is not ((>= 'a' and <= 'z') or '_'))
            return false;
        foreach (var character in name)
        {
            if (character is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
                return false;
        }

        return !ReservedWords.Contains(name);
    }
}
