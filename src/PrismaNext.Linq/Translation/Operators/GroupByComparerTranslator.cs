using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>GroupBy</c> with a comparer, and <c>CountBy</c>.</summary>
internal sealed class GroupByComparerTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        // With any other comparer the key of a group is that of its first element, which no GROUP BY can tell.
        if (Comparers.Of(sequence, context.Translator) == ComparerKind.OrdinalIgnoreCase)
            throw PlanErrors.ComparerUnsupported(context.Translator.Query);
        var lambdas = sequence.Arguments.Where(OperatorContext.IsLambda).Select(OperatorContext.Lambda).ToList();
        var key = lambdas[0];
        var element = lambdas.Skip(1).FirstOrDefault(l => l.Parameters.Count == 1);
        var result = lambdas.Find(l => l.Parameters.Count == 2);
        var grouping = typeof(IGrouping<,>).MakeGenericType(key.Body.Type, element?.Body.Type ?? context.Rows.Element.ClrType);
        GroupByTranslator.Group(context, () => (context.Apply(key), element is null ? context.Rows.Element : context.Apply(element)), grouping);
        var group = (GroupProjection)context.Rows.Element;
        if (result is not null)
            context.Rows.Element = context.Translator.Apply(result, context.Scope, new Binding(group.Key), context.Rows.ElementBinding);
        else if (sequence.Name == "CountBy")
            context.Rows.Element = Pair(sequence.ItemType, group.Key, new ScalarProjection(Aggregates.Count(isLong: false), typeof(int)));
    }

    private static NewProjection Pair(Type pair, Projection key, Projection count) =>
        new(pair, pair.GetConstructor(pair.GetGenericArguments()), [key, count], []) { ArgumentMembers = [pair.GetProperty("Key"), pair.GetProperty("Value")] };
}
