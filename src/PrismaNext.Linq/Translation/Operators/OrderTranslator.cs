using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Order</c>, <c>OrderDescending</c>, and the overloads of <c>OrderBy</c> and <c>ThenBy</c> that take a comparer.</summary>
internal sealed class OrderTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var isThen = sequence.Name.StartsWith("ThenBy", StringComparison.Ordinal);
        var kind = Comparers.Of(sequence, context.Translator);
        var select = context.Select;
        if (select.IsLimited || select.IsDistinct)
            select.PushDown();
        var selector = sequence.Name.Contains("By", StringComparison.Ordinal) ? OperatorContext.Lambda(sequence.Arguments[0]) : null;
        var key = Comparers.Apply(kind, selector is null ? context.Rows.Element : context.Apply(selector));
        var orderings = Orderings.Of(context.Translator, key, sequence.Name.EndsWith("Descending", StringComparison.Ordinal), selector?.Body ?? context.Translator.Query).ToList();
        if (!isThen)
            select.PrependOrder(orderings);
        else
            orderings.ForEach(select.AppendOrder);
    }
}
