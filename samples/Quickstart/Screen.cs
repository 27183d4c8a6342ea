using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart;

/// <summary>Where the tour is shown: coloured and moving in a terminal, plain and still anywhere else.</summary>
internal sealed class Screen
{
    private const int WidthOfFiles = 140;
    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal = !Console.IsOutputRedirected;

    public Screen()
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = _isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = _isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!_isTerminal)
            _console.Profile.Width = WidthOfFiles;
    }

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N1} ms");

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N1} MB");

    public void Heading(string title, string sentence)
    {
        _console.WriteLine();
        _console.Write(new Rule($"[bold]{Markup.Escape(title)}[/]") { Justification = Justify.Left });
        _console.MarkupLineInterpolated($"[grey]{sentence}[/]");
        _console.WriteLine();
    }

    public void Line(string text) => _console.WriteLine(text);

    public void Error(string text) => _console.MarkupLineInterpolated($"[red]{text}[/]");

    public void Sql(string sql)
    {
        foreach (var line in sql.Split('\n'))
            _console.Write(new Padder(new Text(line, new Style(Color.Aqua)), new Padding(4, 0, 0, 0)));
    }

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = NewTable(columns);
        foreach (var row in rows)
            table.AddRow(Cells(row));
        _console.Write(table);
    }

    /// <summary>Shows a table that grows while the work goes on; the caption is for what changes faster than rows are added.</summary>
    public async Task GrowingTableAsync(IReadOnlyList<string> columns, Func<IGrowingTable, Task> work)
    {
        var table = NewTable(columns);
        if (_isTerminal)
        {
            await _console.Live(table).StartAsync(context => work(new GrowingTable(table, context.Refresh)));
            return;
        }

        await work(new GrowingTable(table, static () => { }));
        _console.Write(table);
    }

    /// <summary>Shows a bar while the work goes on, which reports how much is done.</summary>
    public async Task ProgressAsync(string label, int total, Func<Action<int>, Task> work)
    {
        if (!_isTerminal)
        {
            await work(static _ => { });
            return;
        }

        await _console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(label, maxValue: total);
                return work(done =>
                {
                    bar.Value = done;
                    bar.Description = $"{label} {Count(done),9}";
                });
            });
    }

    /// <summary>Shows a spinner while the work goes on.</summary>
    public Task<T> WaitAsync<T>(string label, Func<Task<T>> work) => _isTerminal ? _console.Status().StartAsync(label, _ => work()) : work();

    private static Table NewTable(IReadOnlyList<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            // Numbers stand to the right; the tour writes such columns with a leading '>'.
            var isNumber = column.StartsWith('>');
            table.AddColumn(new TableColumn(Markup.Escape(column.TrimStart('>'))) { Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        return table;
    }

    private static IEnumerable<IRenderable> Cells(IEnumerable<string> row) => row.Select(cell => new Text(cell));

    private sealed class GrowingTable(Table table, Action refresh) : IGrowingTable
    {
        public void Add(params IReadOnlyList<string> row)
        {
            table.AddRow(Cells(row));
            refresh();
        }

        public void Caption(string text)
        {
            table.Caption = text.Length == 0 ? null : new TableTitle(Markup.Escape(text));
            refresh();
        }
    }
}
