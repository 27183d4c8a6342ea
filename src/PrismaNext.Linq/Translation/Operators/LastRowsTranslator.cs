using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>TakeLast(n)</c> and <c>SkipLast(n)</c>: cut from the opposite order, and turned round again.</summary>
internal sealed class LastRowsTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context) =>
        Cut(context, context.RowCount(sequence.Arguments[0]), sequence.Name == "TakeLast", sequence.Name);

    public static void Cut(OperatorContext context, SqlExpression count, bool takes, string name)
    {
        ReverseTranslator.Reverse(context, name);
        if (takes)
            context.Select.Limit = count;
        else
            context.Select.Offset = count;
        context.Select.PushDown();
        context.Select.ReverseOrder();
    }
}
