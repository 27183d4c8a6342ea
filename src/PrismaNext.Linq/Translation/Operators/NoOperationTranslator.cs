using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Operators that change how a sequence is held, not what is in it.</summary>
internal sealed class NoOperationTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context)
    {
    }
}
