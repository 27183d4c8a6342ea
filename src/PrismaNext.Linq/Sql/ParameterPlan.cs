using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Sql;

/// <summary>Numbers the parameters of a statement in order of appearance; a value that is sent the same way twice is one parameter.</summary>
internal sealed class ParameterPlan
{
    private readonly List<SlotParameterExpression> _parameters = [];

    public IReadOnlyList<SlotParameterExpression> Parameters => _parameters;

    /// <summary>The number behind the <c>$</c>, from 1.</summary>
    public int NumberOf(SlotParameterExpression slot)
    {
        // One value in two places has to be one parameter: GROUP BY and the select list are compared by it.
        var index = _parameters.FindIndex(p => p.Slot == slot.Slot && p.Type == slot.Type && p.Transform == slot.Transform);
        if (index < 0)
        {
            index = _parameters.Count;
            _parameters.Add(slot);
        }

        return index + 1;
    }
}
