using System.Linq.Expressions;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>What an operator is applied to.</summary>
/// <param name="Translator">Translates expressions.</param>
/// <param name="Rows">The sequence.</param>
/// <param name="Scope">The variables in reach of the operator's arguments.</param>
internal sealed record OperatorContext(Translator Translator, Sequence Rows, Scope Scope)
{
    public SelectBuilder Select => Rows.Select;

    /// <summary>Translates a lambda over an element.</summary>
    public Projection Apply(Expression lambda)
    {
        var function = Isolate(lambda);
        return Translator.Apply(function, Scope, Rows.ElementBinding);
    }

    /// <summary>Translates a lambda over an element to a condition.</summary>
    public SqlExpression Predicate(Expression lambda)
    {
        var function = Isolate(lambda);
        return Translator.Predicate(function.Body, Translator.Inside(function, Scope, Rows.ElementBinding));
    }

    /// <summary>A count of rows, which a negative value makes none.</summary>
    public SqlExpression RowCount(Expression count) => RowCounts.NotNegative(Translator.Scalar(count, Scope));

    public static bool IsLambda(Expression expression) => expression is LambdaExpression or UnaryExpression { NodeType: ExpressionType.Quote };

    public static LambdaExpression Lambda(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Quote } quote => (LambdaExpression)quote.Operand,
        _ => (LambdaExpression)expression,
    };

    // What a sub-query in the lambda refers to becomes columns where it has to.
    private LambdaExpression Isolate(Expression lambda)
    {
        var function = Lambda(lambda);
        if (NestedUses.NeedColumns(function.Body, Translator.Inside(function, Scope, Rows.ElementBinding), Select, Translator))
            Select.PushDown();
        return function;
    }

    /// <summary>Wraps what there is unless it is rows of its sources, filtered and ordered, and nothing more.</summary>
    public void MakePlain()
    {
        if (!Select.IsPlain)
            Select.PushDown();
    }
}
