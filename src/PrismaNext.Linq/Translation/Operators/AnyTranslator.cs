using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Any()</c>.</summary>
internal sealed class AnyTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context) => BecomeExists(context, negated: false);

    /// <summary>Replaces the rows by whether there are any.</summary>
    public static void BecomeExists(OperatorContext context, bool negated)
    {
        // How many rows DISTINCT leaves matters only where some of them are skipped.
        if (context.Select is { IsDistinct: true, IsLimited: true })
            context.Select.PushDown();
        if (!context.Select.IsLimited)
            context.Select.ClearOrder();
        SqlExpression exists = new ExistsExpression(context.Select.Build([new SelectItem(SqlFactory.Integer(1))]) with { IsDistinct = false });
        context.Rows.BecomeValue(new ScalarProjection(negated ? SqlFactory.Not(exists) : exists, typeof(bool)));
    }
}
