using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>Shuffle()</c>: an order by chance.</summary>
internal sealed class ShuffleTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        if (context.Select.IsLimited || context.Select.IsDistinct)
            context.Select.PushDown();
        context.Select.ReplaceOrder([new Ordering(new FunctionExpression("random", [], PgTypes.Double, CanBeNull: false), Descending: false)]);
    }
}
