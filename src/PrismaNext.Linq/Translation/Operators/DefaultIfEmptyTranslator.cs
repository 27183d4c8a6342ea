using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>DefaultIfEmpty()</c>: what it is a part of joins the rows as optional ones, or they are joined to a single row here.</summary>
internal sealed class DefaultIfEmptyTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var optional = ((DefaultIfEmptyResultOperator)resultOperator).OptionalDefaultValue;
        context.Rows.IsDefaultIfEmpty = true;
        context.Rows.Default = optional is null ? null : Defaults.Stated(context.Translator.Translate(optional, context.Scope), context.Rows, context.Translator);
    }
}
