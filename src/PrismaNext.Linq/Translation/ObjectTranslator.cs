using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates what makes or chooses objects.</summary>
internal sealed class ObjectTranslator(Translator translator)
{
    public Projection Conditional(ConditionalExpression conditional, Scope scope)
    {
        var test = translator.Predicate(conditional.Test, scope);
        if (test is LiteralExpression literal)
            return translator.Translate(literal.Value is true ? conditional.IfTrue : conditional.IfFalse, scope);
        return Choose(test, translator.Translate(conditional.IfTrue, scope), translator.Translate(conditional.IfFalse, scope), conditional.Type);
    }

    /// <summary>One of two projections, by a condition in which null counts as false.</summary>
    public static Projection Choose(SqlExpression test, Projection ifTrue, Projection ifFalse, Type type)
    {
        if (AsScalar(ifTrue) is not { } left || AsScalar(ifFalse) is not { } right)
            return new ConditionalProjection(SqlFactory.Exact(test), ifTrue, ifFalse, type);
        (left, right) = Coercion.Unify(left, right);
        return new ScalarProjection(SqlFactory.Case(test, left, right), type);
    }

    public Projection New(Expression expression, Scope scope)
    {
        var (creation, bindings) = expression is MemberInitExpression init ? (init.NewExpression, init.Bindings) : ((NewExpression)expression, []);
        if (bindings.Count == 0 && translator.Methods.Constructor(creation, scope) is { } scalar)
            return scalar;
        if (bindings.FirstOrDefault(b => b is not MemberAssignment) is not null)
            throw PlanErrors.ExpressionUnsupported(expression, translator.Query);
        return new NewProjection(
            expression.Type,
            creation.Constructor,
            [.. creation.Arguments.Select(a => translator.Translate(a, scope))],
            [.. bindings.Cast<MemberAssignment>().Select(b => new MemberProjection(b.Member, translator.Translate(b.Expression, scope)))])
        {
            ArgumentMembers = ArgumentMembers(creation),
        };
    }

    public Projection Array(Expression expression, Scope scope)
    {
        var items = expression switch
        {
            NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => array.Expressions,
            ListInitExpression list when list.NewExpression.Arguments.Count == 0 && list.Initializers.All(i => i.Arguments.Count == 1) => (IReadOnlyList<Expression>)[.. list.Initializers.Select(i => i.Arguments[0])],
            _ => throw PlanErrors.ExpressionUnsupported(expression, translator.Query),
        };
        var parts = items.Select(i => translator.Translate(i, scope)).ToList();
        var elementType = ClrTypes.ElementType(expression.Type)!; // An array and a list initialiser have elements.
        if (PgTypes.For(elementType) is { IsArray: false } element && parts.All(p => p is ScalarProjection))
        {
            var sql = parts.Select(p => Coercion.To(((ScalarProjection)p).Sql, element)).ToList();
            var type = sql.Find(s => s is ColumnExpression)?.Type ?? element;
            return new ScalarProjection(new ArrayExpression(sql.ToEquatableArray(), PgTypes.ArrayOf(type)), expression.Type);
        }

        var holes = items.Select((item, i) => (Expression)new HoleExpression(i, item.Type));
        var body = expression is NewArrayExpression ? (Expression)Expression.NewArrayInit(elementType, holes) : Expression.ListInit(Expression.New(expression.Type), holes);
        return new ClientProjection(body, parts, () => PlanErrors.ExpressionUnsupported(expression, translator.Query));
    }

    public Projection TypeTest(TypeBinaryExpression test, Scope scope)
    {
        var operand = translator.Translate(test.Expression, scope);
        return operand switch
        {
            EntityProjection entity => new ScalarProjection(Hierarchies.Is(entity, test.TypeOperand), typeof(bool)),
            ReferenceProjection reference => new ScalarProjection(Hierarchies.Is(reference.Join(), test.TypeOperand), typeof(bool)),
            ScalarProjection scalar => new ScalarProjection(test.TypeOperand.IsAssignableFrom(scalar.Sql.Type.ModelType) ? SqlFactory.IsNotNull(scalar.Sql) : SqlFactory.False, typeof(bool)),
            _ => throw PlanErrors.ExpressionUnsupported(test, translator.Query),
        };
    }

    private static SqlExpression? AsScalar(Projection projection) => projection switch
    {
        ScalarProjection scalar => scalar.Sql,
        ConstantProjection { Value: null } constant when PgTypes.For(constant.ClrType) is { } type => SqlFactory.Null(type),
        _ => null,
    };

    // Anonymous types say which member an argument becomes; for records, tuples and key-value pairs the parameter's name does.
    private static MemberInfo?[] ArgumentMembers(NewExpression creation)
    {
        if (creation.Members is { } members)
            return [.. members];
        var type = creation.Type;
        if (!KeepsArguments(type))
            return [];
        var isTuple = typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(type);
        return [.. (creation.Constructor?.GetParameters() ?? []).Select((p, i) =>
        {
            var name = isTuple ? i < 7 ? $"Item{i + 1}" : "Rest" : p.Name ?? "";
            const BindingFlags Flags = BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase;
            return type.GetMember(name, MemberTypes.Property | MemberTypes.Field, Flags).FirstOrDefault();
        })];
    }

    // A constructor of any other type may store something else than it was given.
    private static bool KeepsArguments(Type type) =>
        typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(type)
        || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
        || type.GetMethod("<Clone>$") is not null
        || type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
