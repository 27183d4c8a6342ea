using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Sql;

/// <summary>The precedence of the text that <see cref="ExpressionWriter"/> writes for an expression.</summary>
internal sealed class PrecedenceVisitor : SqlVisitor<Precedence>
{
    public static readonly PrecedenceVisitor Instance = new();

    public static Precedence Of(SqlOperator @operator) => @operator switch
    {
        SqlOperator.Or => Precedence.Or,
        SqlOperator.And => Precedence.And,
        SqlOperator.IsDistinctFrom or SqlOperator.IsNotDistinctFrom => Precedence.Is,
        SqlOperator.Equal or SqlOperator.NotEqual => Precedence.Comparison,
        SqlOperator.Less or SqlOperator.LessOrEqual or SqlOperator.Greater or SqlOperator.GreaterOrEqual => Precedence.Comparison,
        SqlOperator.Add or SqlOperator.Subtract => Precedence.Additive,
        SqlOperator.Multiply or SqlOperator.Divide or SqlOperator.Modulo => Precedence.Multiplicative,
        _ => Precedence.Operator,
    };

    public override Precedence VisitColumn(ColumnExpression expression) => Precedence.Primary;

    public override Precedence VisitSlot(SlotParameterExpression expression) => expression.NeedsCast ? Precedence.Cast : Precedence.Primary;

    public override Precedence VisitLiteral(LiteralExpression expression) =>
        PostgresLiterals.Write(expression).StartsWith('-') ? Precedence.Sign : Precedence.Cast;

    public override Precedence VisitOperator(OperatorExpression expression) => Of(expression.Operator);

    public override Precedence VisitUnary(UnaryOperatorExpression expression) => expression.Operator switch
    {
        SqlUnaryOperator.Not => expression.Operand is LikeExpression or InQueryExpression ? Precedence.Like : Precedence.Not,
        SqlUnaryOperator.Negate => Precedence.Sign,
        SqlUnaryOperator.BitNot => Precedence.Operator,
        _ => Precedence.Is,
    };

    public override Precedence VisitLike(LikeExpression expression) => Precedence.Like;

    public override Precedence VisitFunction(FunctionExpression expression) => Precedence.Primary;

    public override Precedence VisitAggregate(AggregateExpression expression) => Precedence.Primary;

    public override Precedence VisitWindow(WindowExpression expression) => Precedence.Primary;

    public override Precedence VisitCase(CaseExpression expression) => Precedence.Primary;

    public override Precedence VisitCast(CastExpression expression) => Precedence.Cast;

    public override Precedence VisitQuantified(QuantifiedExpression expression) => Precedence.Comparison;

    public override Precedence VisitExists(ExistsExpression expression) => Precedence.Primary;

    public override Precedence VisitIn(InQueryExpression expression) => Precedence.Like;

    public override Precedence VisitScalarQuery(ScalarQueryExpression expression) => Precedence.Primary;

    public override Precedence VisitArrayQuery(ArrayQueryExpression expression) => Precedence.Primary;

    public override Precedence VisitRow(RowExpression expression) => Precedence.Primary;

    public override Precedence VisitArray(ArrayExpression expression) => expression.Items.Count == 0 ? Precedence.Cast : Precedence.Primary;

    public override Precedence VisitSubscript(SubscriptExpression expression) => Precedence.Primary;

    public override Precedence VisitSlice(SliceExpression expression) => Precedence.Primary;

    public override Precedence VisitCollate(CollateExpression expression) => Precedence.Collate;

    public override Precedence VisitAtTimeZone(AtTimeZoneExpression expression) => Precedence.AtTimeZone;

    public override Precedence VisitExtract(ExtractExpression expression) => Precedence.Primary;

    public override Precedence VisitGroupKey(GroupKeyExpression expression) => Visit(expression.Key);
}
