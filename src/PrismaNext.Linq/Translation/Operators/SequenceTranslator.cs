using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>The base of translators of operators that are found by their LINQ name.</summary>
internal abstract class SequenceTranslator : IOperatorTranslator
{
    public void Apply(ResultOperatorBase resultOperator, OperatorContext context) => Apply((SequenceOperator)resultOperator, context);

    protected abstract void Apply(SequenceOperator sequence, OperatorContext context);

    protected static PrismaNextException Refuse(SequenceOperator sequence, OperatorContext context) => PlanErrors.OperatorUnsupported(sequence.Name, context.Translator.Query);
}
