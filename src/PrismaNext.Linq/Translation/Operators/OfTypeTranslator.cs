using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>OfType&lt;T&gt;()</c> and <c>Cast&lt;T&gt;()</c>.</summary>
internal sealed class OfTypeTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
        var (type, filters) = resultOperator is OfTypeResultOperator ofType ? (ofType.SearchedItemType, true) : (((CastResultOperator)resultOperator).CastItemType, false);
        var rows = context.Rows;
        switch (rows.Element)
        {
            case var element when type.IsAssignableFrom(element.ClrType):
                if (filters && element.ClrType.CanBeNull())
                    QueryModelTranslator.Where(rows, () => SqlFactory.Not(context.Translator.Equality.IsNull(rows.Element, context.Translator.Query)));
                break;
            case var element when Hierarchies.Is(element, type) is not null:
                if (filters)
                    QueryModelTranslator.Where(rows, () => Hierarchies.Is(rows.Element, type)!); // The element is of the same kind where it is filtered.
                rows.Element = Hierarchies.As(rows.Element, type, context.Translator.Contract, isTest: false);
                break;
            case ScalarProjection scalar when !filters && ConversionTranslator.Convert(scalar.Sql, scalar.ClrType, type) is { } sql:
                rows.Element = scalar with { Sql = sql, ClrType = type };
                break;
            default:
                throw PlanErrors.OperatorUnsupported(resultOperator.ToString()!, context.Translator.Query); // Every operator prints its name.
        }
    }
}
