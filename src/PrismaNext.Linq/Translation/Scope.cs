using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The range variables and lambda parameters in reach.</summary>
internal sealed class Scope(Scope? parent = null)
{
    private readonly Dictionary<object, Binding> _bindings = new(ReferenceEqualityComparer.Instance);

    private Scope? Parent => parent;

    /// <summary>A scope of its own with everything that is in reach, as it is now.</summary>
    public Scope Snapshot()
    {
        var snapshot = new Scope();
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (var (variable, binding) in scope._bindings)
                snapshot._bindings.TryAdd(variable, new Binding(binding.Projection));
        }

        return snapshot;
    }

    /// <summary>A copy whose variables moved into another statement.</summary>
    public Scope Map(ProjectionMap map)
    {
        var mapped = new Scope();
        foreach (var (variable, binding) in _bindings)
            mapped._bindings[variable] = new Binding(binding.Projection.Map(map));
        return mapped;
    }

    public void Add(object variable, Binding binding) => _bindings[variable] = binding;

    public Binding Find(object variable) => TryFind(variable) ?? throw new InternalError($"The variable '{variable}' is not in scope.");

    public Binding? TryFind(object variable) => _bindings.TryGetValue(variable, out var binding) ? binding : parent?.TryFind(variable);
}
