using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Contains(item)</c> over a query.</summary>
internal sealed class ContainsTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var source = ((ContainsResultOperator)resultOperator).Item;
        var item = context.Translator.Translate(source, context.Scope);
        if (context.Rows.Element is ScalarProjection { Sql: { IsNullable: false } element } && item is ScalarProjection { Sql: { IsNullable: false } value })
        {
            if (!context.Select.IsLimited)
                context.Select.ClearOrder();
            (value, element) = Coercion.Unify(value, element);
            var among = new InQueryExpression(value, context.Select.Build([new SelectItem(element)]));
            context.Rows.BecomeValue(new ScalarProjection(among with { CanBeNull = false }, typeof(bool)));
            return;
        }

        QueryModelTranslator.Where(context.Rows, () => context.Translator.Equality.Equal(context.Rows.Element, item, source));
        AnyTranslator.BecomeExists(context, negated: false);
    }
}
