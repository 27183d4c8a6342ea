using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>The names of navigations, from one to the next, that <c>Include("Posts.Author")</c> is given.</summary>
/// <param name="path">The text.</param>
/// <param name="argument">Where it stands, for errors.</param>
/// <param name="context">The rows.</param>
internal sealed class IncludePath(string path, Expression argument, OperatorContext context)
{
    private readonly string[] _names = path.Split('.');

    /// <summary>The path that an operator is given, which becomes a part of the plan; null where it is given a lambda.</summary>
    public static IncludePath? Of(Expression argument, OperatorContext context) => argument switch
    {
        ConstantExpression { Value: string text } => new(text, argument, context),
        SlotExpression slot when context.Translator.Facts.Inspect(slot.Slot) is string text => new(text, argument, context),
        _ => null,
    };

    /// <summary>Adds every chain of navigations that the names lead along.</summary>
    /// <param name="entity">The entity that the path begins at.</param>
    /// <param name="includes">What is filled in it.</param>
    public void AddTo(EntityMap entity, ICollection<Inclusion> includes)
    {
        if (!Add(entity, 0, relation => Inclusion.FindOrAdd(includes, relation, null, context.Scope)))
            throw PlanErrors.IncludeUnmapped(Expression.Constant(path), context.Translator.Query, argument);
    }

    // Types of a hierarchy may have navigations of one name; one of them has to lead to the end of the path.
    private bool Add(EntityMap entity, int index, Func<RelationMap, Inclusion?> add)
    {
        var leadsOn = false;
        foreach (var relation in Relations(entity, _names[index]))
        {
            var inclusion = add(relation)!; // Without a refinement there is nothing to contradict.
            leadsOn |= index + 1 == _names.Length || Add(relation.Target, index + 1, next => inclusion.Add(next, null, context.Scope));
        }

        return leadsOn;
    }

    private static IEnumerable<RelationMap> Relations(EntityMap entity, string name) => entity.Relations.Concat(Hierarchies.Variants(entity).SelectMany(v => v.Entity.Relations))
        .Where(r => r.Property.Name == name).DistinctBy(r => r.Property.DeclaringType);
}
