using Remotion.Linq.Clauses;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Translates one LINQ operator.</summary>
internal interface IOperatorTranslator
{
    /// <summary>Changes the sequence as the operator does.</summary>
    void Apply(ResultOperatorBase resultOperator, OperatorContext context);
}
