using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Sql;

/// <summary>Writes queries: clauses in the order of the grammar, one a line.</summary>
internal sealed class SelectWriter
{
    private readonly SqlOutput _output;
    private readonly SqlTextBuilder _text;

    public SelectWriter(SqlOutput output)
    {
        _output = output;
        _text = output.Text;
        Expressions = new ExpressionWriter(output, this);
    }

    public ExpressionWriter Expressions { get; }

    public void WriteQuery(SqlQuery query)
    {
        switch (query)
        {
            case SelectStatement select:
                WriteSelect(select);
                break;
            case SetStatement set:
                WriteSet(set);
                break;
            default:
                throw new InternalError($"The query {query.GetType().Name} has no text.");
        }
    }

    public SqlTextBuilder WriteSubquery(SqlQuery query)
    {
        _text.Append('(').Indent();
        WriteQuery(query);
        return _text.Outdent().Append(')');
    }

    /// <summary>Writes FROM or USING and the joins; the sources have to be in scope.</summary>
    public void WriteFrom(string keyword, EquatableArray<FromItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            _text.NewLine().Append(i == 0 ? keyword : JoinKeyword(items[i])).Append(' ');
            WriteSource(items[i]);
            if (i > 0)
                WriteJoinCondition(items[i]);
        }
    }

    public void WriteItems(EquatableArray<SelectItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Expressions.Visit(items[i].Expression);
            if (items[i].Name is { } name && !(items[i].Expression is ColumnExpression column && column.Name == name))
                _text.Append(" AS ").AppendName(name);
        }
    }

    public void WriteClause(string keyword, SqlExpression? expression)
    {
        if (expression is null)
            return;
        _text.NewLine().Append(keyword).Append(' ');
        Expressions.Visit(expression);
    }

    private static string JoinKeyword(FromItem item) => item.Join switch
    {
        JoinKind.Cross => "CROSS JOIN",
        JoinKind.Inner => "JOIN",
        JoinKind.Left => "LEFT JOIN",
        JoinKind.Right => "RIGHT JOIN",
        JoinKind.Full => "FULL JOIN",
        _ => throw new InternalError($"The join {item.Join} has no spelling."),
    };

    private static bool NeedsParentheses(SqlQuery operand, SetStatement parent, bool isRight) => operand switch
    {
        SelectStatement select => select.OrderBy.Count > 0 || select.Limit is not null || select.Offset is not null,
        SetStatement set => isRight || (set.Operator != SetOperator.Intersect && parent.Operator == SetOperator.Intersect),
        _ => true,
    };

    private void WriteSelect(SelectStatement select)
    {
        WriteWith(select);
        foreach (var item in select.From)
            Enter(item.Source);
        _text.Append("SELECT ");
        if (select.DistinctOn.Count > 0)
        {
            _text.Append("DISTINCT ON (");
            Expressions.WriteKeys(select.DistinctOn).Append(") ");
        }
        else if (select.IsDistinct)
        {
            _text.Append("DISTINCT ");
        }

        if (select.Items.Count == 0)
            _text.Append('1');
        WriteItems(select.Items);
        WriteFrom("FROM", select.From);
        WriteClause("WHERE", select.Where);
        if (select.GroupBy.Count > 0)
        {
            _text.NewLine().Append("GROUP BY ");
            Expressions.WriteKeys(select.GroupBy);
        }

        WriteClause("HAVING", select.Having);
        if (select.OrderBy.Count > 0)
        {
            _text.NewLine();
            Expressions.WriteOrderings(select.OrderBy);
        }

        WriteClause("LIMIT", select.Limit);
        WriteClause("OFFSET", select.Offset);
        foreach (var item in select.From)
            _output.Names.Leave(item.Source.Alias);
    }

    private void WriteWith(SelectStatement select)
    {
        if (select.With.Count == 0)
            return;
        // Inside the statement the name would hide a table of the same name.
        var tables = TableNames.In(select);
        for (var i = 0; i < select.With.Count; i++)
        {
            _output.Names.Enter(select.With[i].Name, tables);
            _text.Append(i == 0 ? "WITH " : ", ").AppendName(_output.Names[select.With[i].Name]).Append(" AS MATERIALIZED ");
            WriteSubquery(select.With[i].Query);
        }

        _text.NewLine();
    }

    private void Enter(SqlSource source)
    {
        if (source is CommonTableSource common)
            _output.Names.Enter(common.Alias, _output.Names[common.Table]);
        else
            _output.Names.Enter(source.Alias);
    }

    private void WriteSet(SetStatement set)
    {
        WriteSetOperand(set.Left, set, isRight: false);
        _text.NewLine().Append(set.Operator switch
        {
            SetOperator.Union => "UNION",
            SetOperator.Intersect => "INTERSECT",
            SetOperator.Except => "EXCEPT",
            _ => throw new InternalError($"The set operation {set.Operator} has no spelling."),
        });
        _text.Append(set.All ? " ALL" : "").NewLine();
        WriteSetOperand(set.Right, set, isRight: true);
    }

    private void WriteSetOperand(SqlQuery operand, SetStatement parent, bool isRight)
    {
        if (NeedsParentheses(operand, parent, isRight))
            WriteSubquery(operand);
        else
            WriteQuery(operand);
    }

    private void WriteSource(FromItem item)
    {
        // A function may always refer to the sources before it.
        if (item is { IsLateral: true, Source: SubquerySource or ValuesSource })
            _text.Append("LATERAL ");
        switch (item.Source)
        {
            case TableSource table:
                WriteTable(table);
                break;
            case CommonTableSource common:
                _text.AppendName(_output.Names[common.Table]);
                break;
            case SubquerySource subquery:
                WriteSubquery(subquery.Query);
                WriteAlias(subquery, []);
                break;
            case FunctionSource function:
                Expressions.WriteList(function.Function + "(", function.Arguments, ")");
                _text.Append(function.WithOrdinality ? " WITH ORDINALITY" : "");
                WriteAlias(function, function.ColumnNames);
                break;
            case ValuesSource values:
                _text.Append("(VALUES ");
                WriteRows(values.Rows);
                _text.Append(')');
                WriteAlias(values, values.ColumnNames);
                break;
            default:
                throw new InternalError($"The source {item.Source.GetType().Name} has no text.");
        }
    }

    /// <summary>Writes a table and its alias.</summary>
    public void WriteTable(TableSource table)
    {
        _output.AppendTable(table);
        if (table.Schema is not null || _output.Names[table.Alias] != table.Table)
            WriteAlias(table, []);
    }

    /// <summary>Writes the rows of VALUES.</summary>
    public void WriteRows(EquatableArray<RowOfValues> rows)
    {
        for (var i = 0; i < rows.Count; i++)
            Expressions.WriteList(i == 0 ? "(" : ", (", rows[i].Values, ")");
    }

    private void WriteAlias(SqlSource source, EquatableArray<string> columns)
    {
        _text.Append(" AS ").AppendName(_output.Names[source.Alias]);
        for (var i = 0; i < columns.Count; i++)
            _text.Append(i == 0 ? "(" : ", ").AppendName(columns[i]);
        if (columns.Count > 0)
            _text.Append(')');
    }

    // The grammar asks for a condition in every join but a cross join.
    private void WriteJoinCondition(FromItem item)
    {
        if (item.Join == JoinKind.Cross)
            return;
        _text.Append(" ON ");
        if (item.Condition is { } condition)
            Expressions.Visit(condition);
        else
            _text.Append("TRUE");
    }
}
