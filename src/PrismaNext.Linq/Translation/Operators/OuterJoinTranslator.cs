using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary><c>LeftJoin</c> and <c>RightJoin</c>, and <c>Join</c> with a comparer.</summary>
internal sealed class OuterJoinTranslator : SequenceTranslator
{
    protected override void Apply(SequenceOperator sequence, OperatorContext context)
    {
        var rows = context.Rows;
        var kind = Comparers.Of(sequence, context.Translator);
        QueryModelTranslator.PrepareJoin(rows);
        var inner = context.Translator.Queries.Source(sequence.Arguments[0], context.Scope, "t");
        Binding outerElement, innerElement;
        if (sequence.Name == "RightJoin")
        {
            var outer = rows.MoveOut();
            rows.Select.TakesOrder = true;
            rows.Select.Join(inner, JoinKind.Cross, "t");
            innerElement = inner.ElementBinding;
            var innerKey = rows.Select.Bind(Key(2, innerElement));
            outerElement = outer.ElementBinding;
            var outerKey = outer.Select.Bind(Key(1, outerElement));
            var item = QueryModelTranslator.JoinRows(rows, outer, JoinKind.Left, "t");
            Match(item, outerKey, innerKey, JoinKind.Left);
        }
        else
        {
            var join = sequence.Name == "LeftJoin" ? JoinKind.Left : JoinKind.Inner;
            outerElement = rows.ElementBinding;
            innerElement = inner.ElementBinding;
            var outerKey = rows.Select.Bind(Key(1, outerElement));
            var innerKey = inner.Select.Bind(Key(2, innerElement));
            var item = QueryModelTranslator.JoinRows(rows, inner, join, "t");
            Match(item, outerKey, innerKey, join);
        }

        rows.Element = context.Translator.Apply(OperatorContext.Lambda(sequence.Arguments[3]), context.Scope, outerElement, innerElement);

        Projection Key(int argument, Binding element) =>
            Comparers.ApplyToEquality(kind, context.Translator.Apply(OperatorContext.Lambda(sequence.Arguments[argument]), context.Scope, element));

        void Match(int item, Binding left, Binding right, JoinKind join)
        {
            var condition = context.Translator.Equality.KeysMatch(left.Projection, right.Projection, context.Translator.Query);
            rows.Select.SetJoin(item, join, SqlFactory.And(rows.Select.Sources[item].Condition, condition));
        }
    }
}
