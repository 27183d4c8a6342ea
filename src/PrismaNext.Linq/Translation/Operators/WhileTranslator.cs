using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>TakeWhile</c> and <c>SkipWhile</c>: a running conjunction tells whether the condition has held so far.</summary>
internal sealed class WhileTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var rows = context.Rows;
        if (!rows.Select.HasOrder)
            throw PlanErrors.OrderRequired(sequence.Name, context.Translator.Query);
        var predicate = OperatorContext.Lambda(sequence.Arguments[0]);
        // Equal keys would let the window and the result disagree about which row comes first; the row's number settles it.
        var index = RowNumbers.IndexColumn(rows);
        rows.Select.ReplaceOrder([new Ordering(((ScalarProjection)index.Projection).Sql, Descending: false)]);
        var scope = predicate.Parameters.Count == 2
            ? Translator.Inside(predicate, context.Scope, rows.ElementBinding, index)
            : Translator.Inside(predicate, context.Scope, rows.ElementBinding);
        var holds = SqlFactory.Exact(context.Translator.Predicate(predicate.Body, scope));
        var soFar = RowNumbers.Running(rows, new AggregateExpression("bool_and", [holds], PgTypes.Boolean, CanBeNull: false));
        var flag = rows.Select.Bind(new ScalarProjection(soFar, typeof(bool)) { Name = "so_far" });
        rows.Select.PushDown();
        var held = ((ScalarProjection)flag.Projection).Sql;
        rows.Select.AddWhere(sequence.Name == "TakeWhile" ? held : SqlFactory.Not(held));
    }
}
