using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Sql;

/// <summary>What the writers of one statement fill together.</summary>
internal sealed class SqlOutput
{
    private readonly List<string> _tables = [];

    public SqlTextBuilder Text { get; } = new();

    public SourceNames Names { get; } = new();

    public ParameterPlan Parameters { get; } = new();

    public void AppendTable(TableSource table)
    {
        var name = table.Schema is { } schema ? $"{schema}.{table.Table}" : table.Table;
        if (!_tables.Contains(name))
            _tables.Add(name);
        if (table.Schema is not null)
            Text.AppendName(table.Schema).Append('.');
        Text.AppendName(table.Table);
    }

    public SqlText ToSqlText() => new(Text.ToString(), Parameters.Parameters, _tables);
}
