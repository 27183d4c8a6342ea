using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Writes;

namespace PrismaNext.Linq.Sql;

/// <summary>Writes INSERT, UPDATE and DELETE.</summary>
internal sealed class CommandWriter(SqlOutput output)
{
    private readonly SqlTextBuilder _text = output.Text;
    private readonly SelectWriter _queries = new(output);

    public void Write(SqlCommand command)
    {
        if (command is not InsertStatement unnamed || NeedsAlias(unnamed))
            output.Names.Enter(command.Table.Alias);
        switch (command)
        {
            case InsertStatement insert:
                WriteInsert(insert);
                break;
            case UpdateStatement update:
                WriteUpdate(update);
                break;
            case DeleteStatement delete:
                WriteDelete(delete);
                break;
            default:
                throw new InternalError($"The command {command.GetType().Name} has no text.");
        }

        if (command.Returning.Count == 0)
            return;
        _text.NewLine().Append("RETURNING ");
        _queries.WriteItems(command.Returning);
    }

    // An INSERT needs the alias only where something refers to the row.
    private static bool NeedsAlias(InsertStatement insert) => insert.Returning.Count > 0 || insert.OnConflict is { Assignments.Count: > 0 };

    private void WriteInsert(InsertStatement insert)
    {
        _text.Append("INSERT INTO ");
        if (NeedsAlias(insert))
            _queries.WriteTable(insert.Table);
        else
            output.AppendTable(insert.Table);
        WriteColumns(" (", insert.Columns);
        _text.NewLine();
        if (insert.Query is { } query)
        {
            _queries.WriteQuery(query);
        }
        else if (insert.Columns.Count == 0)
        {
            _text.Append("DEFAULT VALUES");
        }
        else
        {
            _text.Append("VALUES ");
            _queries.WriteRows(insert.Rows);
        }

        if (insert.OnConflict is { } conflict)
            WriteConflict(conflict);
    }

    private void WriteConflict(OnConflict conflict)
    {
        _text.NewLine().Append("ON CONFLICT");
        WriteColumns(" (", conflict.Columns);
        if (conflict.Assignments.Count == 0)
        {
            _text.Append(" DO NOTHING");
            return;
        }

        output.Names.Enter(conflict.Excluded, "excluded");
        _text.Append(" DO UPDATE");
        WriteAssignments(conflict.Assignments);
        _queries.WriteClause("WHERE", conflict.Where);
    }

    private void WriteUpdate(UpdateStatement update)
    {
        _text.Append("UPDATE ");
        _queries.WriteTable(update.Table);
        Enter(update.From);
        WriteAssignments(update.Assignments);
        _queries.WriteFrom("FROM", update.From);
        _queries.WriteClause("WHERE", update.Where);
    }

    private void WriteDelete(DeleteStatement delete)
    {
        _text.Append("DELETE FROM ");
        _queries.WriteTable(delete.Table);
        Enter(delete.Using);
        _queries.WriteFrom("USING", delete.Using);
        _queries.WriteClause("WHERE", delete.Where);
    }

    private void Enter(EquatableArray<FromItem> items)
    {
        foreach (var item in items)
            output.Names.Enter(item.Source.Alias);
    }

    private void WriteAssignments(EquatableArray<Assignment> assignments)
    {
        _text.NewLine().Append("SET ");
        for (var i = 0; i < assignments.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            _text.AppendName(assignments[i].Column).Append(" = ");
            _queries.Expressions.Visit(assignments[i].Value);
        }
    }

    private void WriteColumns(string before, EquatableArray<string> columns)
    {
        for (var i = 0; i < columns.Count; i++)
            _text.Append(i == 0 ? before : ", ").AppendName(columns[i]);
        if (columns.Count > 0)
            _text.Append(')');
    }
}
