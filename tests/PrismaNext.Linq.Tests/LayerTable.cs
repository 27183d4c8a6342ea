namespace PrismaNext.Linq.Tests;

/// <summary>Which layers of an assembly may use which others; a layer is the first part of a namespace after the assembly's name.</summary>
internal sealed class LayerTable
{
    /// <summary>Names the types in the assembly's own namespace, above all folders.</summary>
    public const string RootLayer = "(root)";

    private readonly string _assembly;
    private readonly Dictionary<string, string[]> _allowed;

    /// <param name="assembly">The assembly's name.</param>
    /// <param name="rows">Lines of <c>layer: layers it may use</c>.</param>
    public LayerTable(string assembly, string rows)
    {
        _assembly = assembly;
        _allowed = rows.Split('\n')
            .Select(row => row.Split(':', StringSplitOptions.TrimEntries))
            .ToDictionary(row => row[0], row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Returns a sentence for each use the table does not allow, and for each layer it does not name.</summary>
    public IEnumerable<string> Violations(IEnumerable<TypeUse> uses) =>
        from use in uses
        let user = LayerOf(use.UserNamespace)
        let used = LayerOf(use.UsedNamespace)
        where user is not null && used is not null && user != used && !(_allowed.GetValueOrDefault(user)?.Contains(used) ?? false)
        select _allowed.ContainsKey(user)
            ? $"{use.User} uses {use.Used}: {user} may not know {used}."
            : $"{use.User} is in the layer '{user}', which the table does not name.";

    /// <summary>Returns a sentence for each pair of layers that may use each other, through others or directly.</summary>
    public IEnumerable<string> Cycles() =>
        from layer in _allowed.Keys
        where Reachable(layer).Contains(layer)
        select $"{layer} may use itself through other layers.";

    private HashSet<string> Reachable(string start)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(_allowed[start]);
        while (open.TryDequeue(out var layer))
        {
            if (!reached.Add(layer))
                continue;
            foreach (var next in _allowed[layer])
                open.Enqueue(next);
        }

        return reached;
    }

    private string? LayerOf(string name) =>
        name == _assembly ? RootLayer
        : name.StartsWith(_assembly + ".", StringComparison.Ordinal) ? name[(_assembly.Length + 1)..].Split('.')[0]
        : null;
}
