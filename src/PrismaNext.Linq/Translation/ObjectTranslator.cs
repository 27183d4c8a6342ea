using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates what makes or chooses objects.</summary>
internal sealed class ObjectTranslator(Translator translator)
{
    public Projection Conditional(ConditionalExpression conditional, Scope scope)
    {
        var condition = translator.Condition(conditional.Test, scope);
        if (condition is ClientProjection)
            return Client(conditional, condition, scope);
        var test = translator.Scalar(condition, conditional.Test);
        if (test is LiteralExpression literal)
            return translator.Translate(literal.Value is true ? conditional.IfTrue : conditional.IfFalse, scope);
        return Choose(test, translator.Translate(conditional.IfTrue, scope), translator.Translate(conditional.IfFalse, scope), conditional.Type);
    }

    private ClientProjection Client(ConditionalExpression conditional, Projection test, Scope scope) => ClientCode.Create(
        conditional,
        [test, translator.Translate(conditional.IfTrue, scope), translator.Translate(conditional.IfFalse, scope)],
        holes => Expression.Condition(holes[0], ClientCode.As(holes[1], conditional.Type), ClientCode.As(holes[2], conditional.Type)),
        translator.Query);

    /// <summary>One of two projections, by a condition in which null counts as false.</summary>
    public static Projection Choose(SqlExpression test, Projection ifTrue, Projection ifFalse, Type type)
    {
        if (AsScalar(ifTrue) is not { } left || AsScalar(ifFalse) is not { } right || !Coercion.CanUnify(left, right))
            return new ConditionalProjection(SqlFactory.Exact(test), ifTrue, ifFalse, type);
        (left, right) = Coercion.Unify(left, right);
        return new ScalarProjection(SqlFactory.Case(test, left, right), type);
    }

    public Projection New(Expression expression, Scope scope)
    {
        var (creation, bindings) = expression is MemberInitExpression init ? (init.NewExpression, init.Bindings) : ((NewExpression)expression, []);
        if (bindings.Count == 0 && translator.Methods.Constructor(creation, scope) is { } scalar)
            return scalar;
        var made = new NewProjection(
            expression.Type,
            creation.Constructor,
            [.. creation.Arguments.Select(a => translator.Translate(a, scope))],
            [.. bindings.OfType<MemberAssignment>().Select(b => new MemberProjection(b.Member, translator.Translate(b.Expression, scope)))])
        {
            ArgumentMembers = ArgumentMembers(creation),
        };
        return bindings.All(b => b is MemberAssignment) ? made : Filled((MemberInitExpression)expression, made, scope);
    }

    // Only the client can add to what a constructor has made. The members that are assigned are known all the same.
    private ClientProjection Filled(MemberInitExpression init, NewProjection made, Scope scope)
    {
        var values = MemberBindings.Values(init.Bindings).Select(v => translator.Translate(v, scope));
        var count = made.Arguments.Count;
        var code = ClientCode.Create(
            init,
            [.. made.Arguments, .. values],
            holes => Expression.MemberInit(
                init.NewExpression.Update(holes.Take(count).Select((hole, i) => ClientCode.As(hole, init.NewExpression.Arguments[i].Type))),
                MemberBindings.Rebuild(init.Bindings, [.. holes.Skip(count)])),
            translator.Query);
        return code with { Known = made };
    }

    public Projection Array(Expression expression, Scope scope)
    {
        var (items, isList) = expression switch
        {
            NewArrayExpression array => ((IReadOnlyList<Expression>)array.Expressions, array.NodeType == ExpressionType.NewArrayInit),
            ListInitExpression list => ([.. list.NewExpression.Arguments, .. list.Initializers.SelectMany(i => i.Arguments)], list.NewExpression.Arguments.Count == 0 && list.Initializers.All(i => i.Arguments.Count == 1)),
            _ => throw PlanErrors.ExpressionUnsupported(expression, translator.Query),
        };
        var parts = items.Select(i => translator.Translate(i, scope)).ToList();
        if (!isList)
            return ClientCode.Create(expression, parts, holes => Rebuild(expression, holes), translator.Query);
        var elementType = ClrTypes.ElementType(expression.Type)!; // An array and a list initialiser have elements.
        if (PgTypes.For(elementType) is { IsArray: false } element && parts.All(p => p is ScalarProjection))
        {
            var sql = parts.Select(p => Coercion.To(((ScalarProjection)p).Sql, element)).ToList();
            var type = sql.Find(s => s is ColumnExpression)?.Type ?? element;
            return new ScalarProjection(new ArrayExpression(sql.ToEquatableArray(), PgTypes.ArrayOf(type)), expression.Type);
        }

        return ClientCode.Create(expression, parts, holes => Rebuild(expression, holes), translator.Query);
    }

    private static Expression Rebuild(Expression expression, IReadOnlyList<Expression> items)
    {
        if (expression is not ListInitExpression list)
            return ((NewArrayExpression)expression).Update(items.Select((item, i) => ClientCode.As(item, ((NewArrayExpression)expression).Expressions[i].Type)));
        var position = list.NewExpression.Arguments.Count;
        var creation = list.NewExpression.Update(items.Take(position));
        return list.Update(creation, list.Initializers.Select(initializer =>
        {
            var arguments = initializer.Arguments.Select(argument => ClientCode.As(items[position++], argument.Type)).ToList();
            return initializer.Update(arguments);
        }).ToList());
    }

    public Projection TypeTest(TypeBinaryExpression test, Scope scope)
    {
        var operand = translator.Translate(test.Expression, scope);
        return operand switch
        {
            _ when Hierarchies.Is(operand, test.TypeOperand) is { } condition => new ScalarProjection(condition, typeof(bool)),
            ClientProjection => ClientCode.Create(test, [operand], holes => test.Update(holes[0]), translator.Query),
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
