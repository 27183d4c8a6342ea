using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates <c>list.Contains(x)</c> for a list of scalars to <c>x = ANY (list)</c>: one plan for every length.</summary>
internal static class LocalContains
{
    public static Projection? TryTranslate(QueryModel model, Scope scope, Translator translator)
    {
        if (model is not { BodyClauses.Count: 0, ResultOperators: [ContainsResultOperator contains] }
            || model.SelectClause.Selector is not QuerySourceReferenceExpression { ReferencedQuerySource: var selected } || selected != model.MainFromClause
            || List(model.MainFromClause.FromExpression, contains.Item, scope, translator) is not { } list
            || translator.Translate(Unboxed(contains.Item), scope) is not ScalarProjection item)
            return null;
        return new ScalarProjection(IsAmong(item.Sql, list, translator), typeof(bool));
    }

    private static SqlExpression? List(Expression source, Expression item, Scope scope, Translator translator)
    {
        if (source is SubQueryExpression or EntityRootExpression)
            return null;
        if (source is SlotExpression slot && ClrTypes.ElementType(slot.Type) is { } element)
        {
            if (PgTypes.For(element) is { } known)
                return known.IsArray ? null : new SlotParameterExpression(slot.Slot, PgTypes.ArrayOf(known), CanBeNull: false, list => LocalArrays.Of(list, element));
            // What has no type of its own is stored as the column that it is compared with says.
            return translator.Translate(Unboxed(item), scope) is ScalarProjection { Sql.Type: { IsArray: false } type } && element.Unwrap().IsAssignableFrom(type.ModelType)
                ? new SlotParameterExpression(slot.Slot, PgTypes.ArrayOf(type), CanBeNull: false, list => LocalArrays.OfBoxed(list, type.ModelType))
                : null;
        }

        return translator.Translate(source, scope) is ScalarProjection { Sql: { Type.IsArray: true } array } ? array : null;
    }

    private static Expression Unboxed(Expression item) => item is UnaryExpression { NodeType: ExpressionType.Convert } boxing && boxing.Type == typeof(object) ? boxing.Operand : item;

    private static SqlExpression IsAmong(SqlExpression item, SqlExpression list, Translator translator)
    {
        list = Coercion.To(list, PgTypes.ArrayOf(item.Type));
        item = Coercion.To(item, list.Type.Element!); // An array type has an element type.

        var hasNull = list switch
        {
            SlotParameterExpression slot => translator.Facts.HasNullElement(slot.Slot),
            ArrayExpression array => array.Items.Any(i => i.IsNullable),
            _ => true,
        };
        var among = new QuantifiedExpression(item, SqlOperator.Equal, list, All: false) { HasNoNullElement = !hasNull };
        if (!hasNull || !item.IsNullable)
            return among;
        return list is SlotParameterExpression
            ? SqlFactory.Or(among, SqlFactory.IsNull(item))
            : SqlFactory.Or(among, SqlFactory.And(SqlFactory.IsNull(item), HoldsNull(list)));
    }

    private static SqlExpression HoldsNull(SqlExpression array) =>
        SqlFactory.IsNotNull(new FunctionExpression("array_position", [array, SqlFactory.Null(array.Type.Element!)], PgTypes.Integer, CanBeNull: true)); // The type of an array has an element type.
}
