using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Sql;

/// <summary>Writes expressions, with parentheses only where the text would otherwise mean something else.</summary>
internal sealed class ExpressionWriter(SqlOutput output, SelectWriter queries) : SqlVisitor<SqlTextBuilder>
{
    private readonly SqlTextBuilder _text = output.Text;

    public override SqlTextBuilder VisitColumn(ColumnExpression expression) =>
        _text.Append(output.Names[expression.Source]).Append('.').AppendName(expression.Name);

    public override SqlTextBuilder VisitSlot(SlotParameterExpression expression)
    {
        _text.Append('$').Append(output.Parameters.NumberOf(expression));
        return expression.NeedsCast ? _text.Append("::").Append(expression.Type.Name) : _text;
    }

    public override SqlTextBuilder VisitLiteral(LiteralExpression expression) => _text.Append(PostgresLiterals.Write(expression));

    public override SqlTextBuilder VisitOperator(OperatorExpression expression)
    {
        var precedence = PrecedenceVisitor.Of(expression.Operator);
        if (precedence is Precedence.Or or Precedence.And)
            return WriteJunction(expression, precedence);
        var (left, right) = precedence switch
        {
            Precedence.Is or Precedence.Comparison => (Precedence.Operator, Precedence.Operator),
            _ => (precedence, precedence + 1),
        };

        // Nothing can follow a prefix operator on the right that it would not have bound to anyway.
        if (precedence == Precedence.Operator && expression.Right is UnaryOperatorExpression { Operator: SqlUnaryOperator.BitNot })
            right = precedence;
        WriteComparand(expression.Left, left);
        _text.Append(' ').Append(PostgresDialect.Spelling(expression.Operator)).Append(' ');
        return WriteComparand(expression.Right, right);
    }

    public override SqlTextBuilder VisitUnary(UnaryOperatorExpression expression)
    {
        switch (expression.Operator, expression.Operand)
        {
            case (SqlUnaryOperator.Not, LikeExpression like):
                return WriteLike(like, isNegated: true);
            case (SqlUnaryOperator.Not, InQueryExpression @in):
                return WriteIn(@in, isNegated: true);
            case (SqlUnaryOperator.Not, var operand):
                return WriteOperand(operand, Precedence.Not, before: "NOT ");
            case (SqlUnaryOperator.Negate, var operand):
                return WriteOperand(operand, Precedence.Cast, before: "-");
            case (SqlUnaryOperator.BitNot, var operand):
                return WriteOperand(operand, Precedence.Cast, before: "~");
            default:
                // A comparison binds tighter than IS, but nobody reads it so.
                return WriteOperand(expression.Operand, Precedence.Operator).Append(Predicate(expression.Operator));
        }
    }

    public override SqlTextBuilder VisitLike(LikeExpression expression) => WriteLike(expression, isNegated: false);

    public override SqlTextBuilder VisitFunction(FunctionExpression expression) => WriteList(expression.Name + "(", expression.Arguments, ")");

    public override SqlTextBuilder VisitAggregate(AggregateExpression expression)
    {
        _text.Append(expression.Name).Append(expression.Distinct ? "(DISTINCT " : "(");
        if (expression.Arguments.Count == 0)
            _text.Append('*');
        WriteList("", expression.Arguments, "");
        if (expression.OrderBy.Count > 0)
        {
            _text.Append(' ');
            WriteOrderings(expression.OrderBy);
        }

        _text.Append(')');
        if (expression.Filter is not { } filter)
            return _text;
        _text.Append(" FILTER (WHERE ");
        return Visit(filter).Append(')');
    }

    public override SqlTextBuilder VisitWindow(WindowExpression expression)
    {
        Visit(expression.Function).Append(" OVER (");
        var separator = "";
        if (expression.PartitionBy.Count > 0)
        {
            WriteList("PARTITION BY ", expression.PartitionBy, "");
            separator = " ";
        }

        if (expression.OrderBy.Count > 0)
        {
            _text.Append(separator);
            WriteOrderings(expression.OrderBy);
            separator = " ";
        }

        if (expression.Frame is { } frame)
            _text.Append(separator).Append(frame);
        return _text.Append(')');
    }

    public override SqlTextBuilder VisitCase(CaseExpression expression)
    {
        _text.Append("CASE");
        var subject = Subject(expression);
        if (subject is not null)
        {
            _text.Append(' ');
            Visit(subject);
        }

        foreach (var when in expression.Whens)
        {
            _text.Append(" WHEN ");
            Visit(subject is null ? when.Condition : ((OperatorExpression)when.Condition).Right).Append(" THEN ");
            Visit(when.Result);
        }

        if (expression.Else is { } otherwise)
        {
            _text.Append(" ELSE ");
            Visit(otherwise);
        }

        return _text.Append(" END");
    }

    // What each branch compares with a literal is written, and computed, once.
    private static SqlExpression? Subject(CaseExpression expression) =>
        expression.Whens is { Count: > 1 } and [{ Condition: OperatorExpression { Operator: SqlOperator.Equal, Left: var subject } }, ..]
        && expression.Whens.All(when => when.Condition is OperatorExpression { Operator: SqlOperator.Equal, Right: LiteralExpression { Value: not null } } test && test.Left.Equals(subject))
            ? subject
            : null;

    public override SqlTextBuilder VisitCast(CastExpression expression) =>
        WriteOperand(expression.Operand, Precedence.Cast).Append("::").Append(expression.Type.Name);

    public override SqlTextBuilder VisitQuantified(QuantifiedExpression expression)
    {
        WriteComparand(expression.Item, Precedence.Operator);
        _text.Append(' ').Append(PostgresDialect.Spelling(expression.Operator)).Append(expression.All ? " ALL (" : " ANY (");

        // However many parentheses are around it, a bare query is read as a set of rows and not as one array; a cast makes it a value.
        if (expression.Array is ScalarQueryExpression)
            Visit(expression.Array).Append("::").Append(expression.Array.Type.Name);
        else
            Visit(expression.Array);
        return _text.Append(')');
    }

    public override SqlTextBuilder VisitExists(ExistsExpression expression)
    {
        _text.Append("EXISTS ");
        return queries.WriteSubquery(expression.Query);
    }

    public override SqlTextBuilder VisitIn(InQueryExpression expression) => WriteIn(expression, isNegated: false);

    public override SqlTextBuilder VisitScalarQuery(ScalarQueryExpression expression) => queries.WriteSubquery(expression.Query);

    public override SqlTextBuilder VisitArrayQuery(ArrayQueryExpression expression)
    {
        _text.Append("ARRAY");
        return queries.WriteSubquery(expression.Query);
    }

    public override SqlTextBuilder VisitRow(RowExpression expression) => WriteList("ROW(", expression.Items, ")");

    public override SqlTextBuilder VisitArray(ArrayExpression expression)
    {
        WriteList("ARRAY[", expression.Items, "]");
        return expression.Items.Count == 0 ? _text.Append("::").Append(expression.Type.Name) : _text;
    }

    public override SqlTextBuilder VisitSubscript(SubscriptExpression expression)
    {
        WriteIndexed(expression.Array).Append('[');
        return Visit(expression.Index).Append(']');
    }

    public override SqlTextBuilder VisitSlice(SliceExpression expression)
    {
        WriteIndexed(expression.Array).Append('[');
        if (expression.From is { } from)
            Visit(from);
        _text.Append(':');
        if (expression.To is { } to)
            Visit(to);
        return _text.Append(']');
    }

    public override SqlTextBuilder VisitCollate(CollateExpression expression) =>
        WriteOperand(expression.Operand, Precedence.Collate).Append(" COLLATE ").AppendName(expression.Collation);

    public override SqlTextBuilder VisitGroupKey(GroupKeyExpression expression) => Visit(expression.Key);

    public override SqlTextBuilder VisitAtTimeZone(AtTimeZoneExpression expression)
    {
        WriteOperand(expression.Operand, Precedence.AtTimeZone);
        return WriteOperand(expression.Zone, Precedence.Collate, before: " AT TIME ZONE ");
    }

    public override SqlTextBuilder VisitExtract(ExtractExpression expression)
    {
        _text.Append("extract(").Append(expression.Field).Append(" FROM ");
        return Visit(expression.Operand).Append(')');
    }

    public SqlTextBuilder WriteList(string before, EquatableArray<SqlExpression> expressions, string after)
    {
        _text.Append(before);
        for (var i = 0; i < expressions.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Visit(expressions[i]);
        }

        return _text.Append(after);
    }

    /// <summary>Writes keys of GROUP BY and DISTINCT ON.</summary>
    public SqlTextBuilder WriteKeys(EquatableArray<SqlExpression> keys) => WriteList("", keys.Select(AsKey).ToEquatableArray(), "");

    public SqlTextBuilder WriteOrderings(EquatableArray<Ordering> orderings)
    {
        _text.Append("ORDER BY ");
        for (var i = 0; i < orderings.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Visit(AsKey(orderings[i].Key));
            if (orderings[i].Descending)
                _text.Append(" DESC");
            if (orderings[i].NullsFirst is { } nullsFirst)
                _text.Append(nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }

        return _text;
    }

    // A bare number is the position of a column there, and any other bare constant an error.
    private static SqlExpression AsKey(SqlExpression key) => key is LiteralExpression { NeedsCast: false } literal ? new CastExpression(literal, literal.Type) : key;

    private static string Predicate(SqlUnaryOperator @operator) => @operator switch
    {
        SqlUnaryOperator.IsNull => " IS NULL",
        SqlUnaryOperator.IsNotNull => " IS NOT NULL",
        SqlUnaryOperator.IsTrue => " IS TRUE",
        SqlUnaryOperator.IsNotTrue => " IS NOT TRUE",
        SqlUnaryOperator.IsFalse => " IS FALSE",
        SqlUnaryOperator.IsNotFalse => " IS NOT FALSE",
        _ => throw new InternalError($"The operator {@operator} has no spelling."),
    };

    private SqlTextBuilder WriteLike(LikeExpression like, bool isNegated)
    {
        WriteOperand(like.Value, Precedence.Operator).Append(isNegated ? " NOT " : " ");
        return WriteOperand(like.Pattern, Precedence.Operator, before: like.IgnoreCase ? "ILIKE " : "LIKE ");
    }

    private SqlTextBuilder WriteIn(InQueryExpression @in, bool isNegated)
    {
        WriteComparand(@in.Item, Precedence.Operator).Append(isNegated ? " NOT IN " : " IN ");
        return queries.WriteSubquery(@in.Query);
    }

    // In a comparison a row needs no key word, and a row of one is its only value.
    // The server makes one list of "a AND b AND c", in which it would not know a group's key "a AND b" again. In parentheses it stays apart, but for the first of all.
    private SqlTextBuilder WriteJunction(OperatorExpression junction, Precedence precedence)
    {
        var (left, right) = IsKey(junction.Left) ? (junction.Right, junction.Left) : (junction.Left, junction.Right);
        if (IsKey(left))
            _text.Append(precedence == Precedence.And ? "TRUE AND " : "FALSE OR ");
        WriteComparand(left, IsKey(left) ? precedence + 1 : precedence);
        _text.Append(' ').Append(PostgresDialect.Spelling(junction.Operator)).Append(' ');
        return WriteComparand(right, IsKey(right) ? precedence + 1 : precedence);

        bool IsKey(SqlExpression operand) => operand is GroupKeyExpression { Key: OperatorExpression key } && key.Operator == junction.Operator;
    }

    private SqlTextBuilder WriteComparand(SqlExpression expression, Precedence minimum) => expression switch
    {
        RowExpression { Items: [var only] } => WriteOperand(only, minimum),
        RowExpression { Items.Count: > 1 } row => WriteList("(", row.Items, ")"),
        _ => WriteOperand(expression, minimum),
    };

    // Only names and parameters take a subscript bare.
    private SqlTextBuilder WriteIndexed(SqlExpression array) =>
        array is ColumnExpression or ScalarQueryExpression or SubscriptExpression or SlotParameterExpression { NeedsCast: false }
            ? Visit(array)
            : WriteOperand(array, minimum: Precedence.Primary + 1);

    private SqlTextBuilder WriteOperand(SqlExpression expression, Precedence minimum, string before = "")
    {
        _text.Append(before);
        if (PrecedenceVisitor.Instance.Visit(expression) >= minimum)
            return Visit(expression);
        _text.Append('(');
        return Visit(expression).Append(')');
    }
}
