using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Translation;

/// <summary>The range variables and lambda parameters in reach.</summary>
internal sealed class Scope(Scope? parent = null)
{
    private readonly Dictionary<object, Binding> _bindings = new(ReferenceEqualityComparer.Instance);

    public void Add(object variable, Binding binding) => _bindings[variable] = binding;

    public Binding Find(object variable) => TryFind(variable) ?? throw new InternalError($"The variable '{variable}' is not in scope.");

    public Binding? TryFind(object variable) => _bindings.TryGetValue(variable, out var binding) ? binding : parent?.TryFind(variable);
}
