using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Relational;

/// <summary>One method per kind of expression.</summary>
/// <typeparam name="T">The result of a visit.</typeparam>
internal abstract class SqlVisitor<T>
{
    public virtual T Visit(SqlExpression expression) => expression.Accept(this);

    public abstract T VisitColumn(ColumnExpression expression);

    public abstract T VisitSlot(SlotParameterExpression expression);

    public abstract T VisitLiteral(LiteralExpression expression);

    public abstract T VisitOperator(OperatorExpression expression);

    public abstract T VisitUnary(UnaryOperatorExpression expression);

    public abstract T VisitLike(LikeExpression expression);

    public abstract T VisitFunction(FunctionExpression expression);

    public abstract T VisitAggregate(AggregateExpression expression);

    public abstract T VisitWindow(WindowExpression expression);

    public abstract T VisitCase(CaseExpression expression);

    public abstract T VisitCast(CastExpression expression);

    public abstract T VisitQuantified(QuantifiedExpression expression);

    public abstract T VisitExists(ExistsExpression expression);

    public abstract T VisitIn(InQueryExpression expression);

    public abstract T VisitScalarQuery(ScalarQueryExpression expression);

    public abstract T VisitArrayQuery(ArrayQueryExpression expression);

    public abstract T VisitRow(RowExpression expression);

    public abstract T VisitArray(ArrayExpression expression);

    public abstract T VisitSubscript(SubscriptExpression expression);

    public abstract T VisitSlice(SliceExpression expression);

    public abstract T VisitCollate(CollateExpression expression);

    public abstract T VisitAtTimeZone(AtTimeZoneExpression expression);

    public abstract T VisitExtract(ExtractExpression expression);

    public abstract T VisitGroupKey(GroupKeyExpression expression);
}
