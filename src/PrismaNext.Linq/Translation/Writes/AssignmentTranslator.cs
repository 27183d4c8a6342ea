using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Writes;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>Translates what the columns of a row are given.</summary>
/// <param name="translator">Translates expressions.</param>
/// <param name="entity">The type of the rows.</param>
/// <param name="table">The table that is changed, as the columns of its rows name it.</param>
internal sealed class AssignmentTranslator(Translator translator, EntityMap entity, SourceAlias table)
{
    /// <summary>Translates calls of <see cref="WriteCalls.Set{T, TValue}(IQueryable{T}, Expression{Func{T, TValue}}, TValue)"/> and its like.</summary>
    /// <param name="sets">The calls.</param>
    /// <param name="arguments">What the parameters of the lambdas stand for: the row, and after a conflict the one that was to be inserted.</param>
    public EquatableArray<Assignment> Translate(IEnumerable<MethodCallExpression> sets, params Binding[] arguments)
    {
        var assignments = new List<Assignment>();
        foreach (var set in sets)
        {
            var property = WriteDescription.Lambda(set.Arguments[1]);
            var column = Column(property, arguments[0]);
            if (assignments.Exists(a => a.Column == column.Name))
                throw WriteErrors.SetDuplicate(property.Body, translator.Query);
            var value = set.Arguments[2] is UnaryExpression { Operand: LambdaExpression lambda }
                ? Computed(LinqParser.ParseLambda(lambda), column, arguments)
                : Stored((SlotExpression)set.Arguments[2], column.Type);
            assignments.Add(new Assignment(column.Name, value));
        }

        return assignments.ToEquatableArray();
    }

    /// <summary>The column that a lambda selects.</summary>
    public ColumnMap Column(LambdaExpression property, Binding row)
    {
        var body = WithoutConversion(property.Body);
        return translator.Translate(body, Translator.Inside(property, new Scope(), row)) is ScalarProjection { Sql: ColumnExpression column } && column.Source == table
            ? Hierarchies.Columns(entity).First(c => c.Name == column.Name)
            : throw WriteErrors.SetUnmapped(body, translator.Query);
    }

    // A value that is only stored may be null in the same plan, so nobody asks whether it is.
    private static SlotParameterExpression Stored(SlotExpression value, PgType type) =>
        new(value.Slot, IsKindOf(value.Type, type) ? type : PgTypes.For(value.Type) ?? type, CanBeNull: true);

    private SqlExpression Computed(LambdaExpression value, ColumnMap column, Binding[] arguments)
    {
        var body = WithoutConversion(value.Body);
        if (body is SlotExpression slot)
            return Stored(slot, column.Type);
        var scope = Translator.Inside(value, new Scope(), arguments.AsSpan(0, value.Parameters.Count));
        var sql = Coercion.To(translator.Scalar(body, scope), column.Type);
        return StoredTypes.Fits(sql.Type, column.Type) ? sql : throw WriteErrors.ValueIncompatible(body, sql.Type.Name, column.Name, translator.Query);
    }

    // C# converts to the type of the property what it widens, and PostgreSQL does so by itself when it assigns.
    private static Expression WithoutConversion(Expression body) =>
        body is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert && (convert.Operand is SlotExpression || StoredTypes.IsWidening(convert.Operand.Type, convert.Type))
            ? WithoutConversion(convert.Operand)
            : body;

    private static bool IsKindOf(Type value, PgType type) =>
        value.Unwrap() == type.ModelType || (type.Element is { } element && ClrTypes.ElementType(value)?.Unwrap() == element.ModelType);
}
