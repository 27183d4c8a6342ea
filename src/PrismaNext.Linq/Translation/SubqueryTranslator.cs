using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq;
using Remotion.Linq.Clauses.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates a query inside an expression: to a scalar, to a row that is not looked into yet, or to a collection.</summary>
internal sealed class SubqueryTranslator(Translator translator)
{
    public Projection Translate(SubQueryExpression expression, Scope scope)
    {
        var model = expression.QueryModel;
        if (translator.Groups.TryAggregate(model, scope) is { } aggregate)
            return aggregate;
        if (LocalContains.TryTranslate(model, scope, translator) is { } contains)
            return contains;
        if (model.ResultOperators is [.., SequenceOperator { Name: nameof(Enumerable.ToDictionary) or nameof(Enumerable.ToLookup) } last])
            return Dictionary(model, last, expression, scope);
        if (IsCollection(model))
            return SubqueryProjection.Create(expression.Type, scope, inner => translator.Queries.Translate(model, inner));
        return Value(translator.Queries.Translate(model, scope), scope, expression);
    }

    // A dictionary is made on the client, of rows that are fetched as a list.
    private ClientProjection Dictionary(QueryModel model, SequenceOperator last, SubQueryExpression expression, Scope scope)
    {
        var rows = model.Clone();
        rows.ResultOperators.RemoveAt(rows.ResultOperators.Count - 1);
        var element = ClrTypes.ElementType(last.Method.GetParameters()[0].ParameterType)!; // The operator's first parameter is its source.
        var list = SubqueryProjection.Create(typeof(List<>).MakeGenericType(element), scope, inner => translator.Queries.Translate(rows, inner));
        return ClientCode.Create(expression, [list], holes => System.Linq.Expressions.Expression.Call(last.Method, [holes[0], .. last.Arguments]), translator.Query);
    }

    private static bool IsCollection(QueryModel model) =>
        model.ResultOperators.LastOrDefault() is { } last
            ? last is SequenceOperator sequence ? sequence.IsSequence : model.GetOutputDataInfo() is Remotion.Linq.Clauses.StreamedData.StreamedSequenceInfo
            : true;

    private Projection Value(Sequence rows, Scope scope, SubQueryExpression expression)
    {
        if (rows.Element is not ScalarProjection && rows.Default is not (null or ConstantProjection { Value: null }))
            throw PlanErrors.DefaultUnsupported(translator.Query);
        if (rows.Element is not ScalarProjection scalar)
        {
            var single = new SingleProjection(expression.Type, scope.Snapshot(), inner => translator.Queries.Translate(expression.QueryModel, inner), rows.Cardinality);
            return rows.Element is ClientProjection client ? new ClientProjection(new HoleExpression(0, expression.Type), [single], client.Refusal) : single;
        }

        if (rows.Select.Sources.Count == 0 && rows.Select.IsPlain)
            return scalar;
        var canBeNull = rows.Cardinality != Cardinality.Scalar || scalar.Sql.IsNullable;
        SqlExpression sql = new ScalarQueryExpression(rows.Select.Build([new SelectItem(scalar.Sql)]), scalar.Sql.Type, canBeNull);
        if (rows.Cardinality is Cardinality.FirstOrDefault or Cardinality.SingleOrDefault)
            sql = WithDefault(sql, scalar, rows.Default, expression);
        return new ScalarProjection(sql, expression.Type) { NullMeans = rows.Cardinality == Cardinality.Scalar ? scalar.NullMeans : NullMeaning.NoElements };
    }

    private SqlExpression WithDefault(SqlExpression sql, ScalarProjection element, Projection? stated, SubQueryExpression expression)
    {
        var value = stated is null ? Defaults.Of(element.ClrType) : translator.Scalar(stated, expression);
        if (value is null or LiteralExpression { Value: null })
            return sql;
        // A null element cannot be told from a missing one once the row is gone.
        return element.Sql.IsNullable && element.ClrType.CanBeNull()
            ? throw PlanErrors.ExpressionUnsupported(expression, translator.Query)
            : SqlFactory.Coalesce(sql, Coercion.To(value, sql.Type));
    }
}
