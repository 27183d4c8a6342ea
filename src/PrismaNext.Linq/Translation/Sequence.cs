using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>A sequence under translation: the select that gives its rows, and what an element is.</summary>
internal sealed class Sequence
{
    public Sequence(SelectBuilder select, Projection element)
    {
        Select = select;
        ElementBinding = select.Bind(element);
    }

    public SelectBuilder Select { get; }

    public Binding ElementBinding { get; private set; }

    public Projection Element
    {
        get => ElementBinding.Projection;
        set => ElementBinding = Select.Bind(value);
    }

    /// <summary>How many rows there are; other than a sequence, the element is the value.</summary>
    public Cardinality Cardinality { get; set; }

    /// <summary>The value when there is no row, where the query gives one.</summary>
    public Projection? Default { get; set; }

    /// <summary>Whether an empty sequence stands for one default element.</summary>
    public bool IsDefaultIfEmpty { get; set; }

    /// <summary>Forgets every variable but the element, because rows no longer stand for them.</summary>
    public void KeepElementOnly() => Select.KeepOnly(ElementBinding);
}
