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

    /// <summary>The navigation that <c>ThenInclude</c> goes on from.</summary>
    public Inclusion? LastInclusion { get; set; }

    /// <summary>Forgets every variable but the element, because rows no longer stand for them.</summary>
    public void KeepElementOnly() => Select.KeepOnly(ElementBinding);

    /// <summary>Turns the rows into one aggregate over them.</summary>
    public void BecomeAggregate(Projection value)
    {
        Select.ClearOrder();
        Select.MakeGrouped([]);
        Element = value;
        KeepElementOnly();
        Cardinality = Cardinality.Scalar;
    }

    /// <summary>Turns the rows into a single value that needs no rows around it.</summary>
    public void BecomeValue(Projection value)
    {
        Select.Clear();
        Element = value;
        KeepElementOnly();
        Cardinality = Cardinality.Scalar;
    }

    /// <summary>Goes on with the rows of a source that stands for what there was.</summary>
    public void Become(SqlSource source, Func<SelectBuilder, Projection> element)
    {
        Select.Clear();
        Select.AddJoin(new FromItem(source));
        Element = element(Select);
        KeepElementOnly();
    }

    /// <summary>Moves the rows into a sequence of their own, and leaves this one without any.</summary>
    public Sequence MoveOut()
    {
        var element = ElementBinding;
        var select = Select.MoveOut();
        return new Sequence(select, element.Projection);
    }

    /// <summary>Makes the default element of an empty sequence a row: the rows are joined to a single one as optional.</summary>
    public void MaterializeDefault()
    {
        var stated = Default;
        IsDefaultIfEmpty = false;
        Default = null;
        var other = MoveOut();
        other.Default = stated;
        var marker = new SourceAlias("d");
        Select.AddJoin(new FromItem(new Relational.Sources.SubquerySource(marker, new SelectStatement { Items = [new SelectItem(SqlFactory.Integer(1), "one")] })));
        Select.TakesOrder = true;
        var item = Select.Join(other, JoinKind.Left, "t");
        Select.SetCondition(item, Select.Sources[item].Condition ?? SqlFactory.True);
        Element = Defaults.OfMissing(other.Element, stated);
    }
}
