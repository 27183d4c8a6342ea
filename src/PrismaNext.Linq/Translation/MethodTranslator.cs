using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Methods;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates method calls: by the method table, as equality, or as code for the client.</summary>
internal sealed class MethodTranslator(Translator translator)
{
    public Projection Translate(MethodCallExpression call, Scope scope)
    {
        if (call.Method.Name is nameof(Equals) or nameof(ReferenceEquals) && EqualsCall(call, scope) is { } equality)
            return new ScalarProjection(equality, typeof(bool));
        if (call.Method is { Name: nameof(ValueTuple.Create), IsStatic: true } && typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(call.Type))
            return Tuple(call, scope);
        if (call.Method is { Name: "get_Item", IsSpecialName: true } && call is { Object: { } list, Arguments: [var index] } && list.Type != typeof(string) && index.Type == typeof(int))
            return ElementAt(call, list, index, scope);
        var operands = new MethodCall(translator, scope, call.Method, call.Object, call.Arguments, call);
        return Find(call, operands) ?? OnClient(call, operands, scope);
    }

    /// <summary>A constructor of a scalar type, such as a date from its parts; null when the type is not one.</summary>
    public Projection? Constructor(NewExpression creation, Scope scope) =>
        creation.Constructor is { } constructor && ConstructorTable.Find(constructor) is { } translation
        && translation(creation.Arguments.Select(a => Argument(a, scope)).ToList()) is { } sql
            ? new ScalarProjection(sql, creation.Type)
            : null;

    /// <summary>A call of a delegate, which only the client can make.</summary>
    public Projection Invocation(InvocationExpression invocation, Scope scope) => ClientCode.Create(
        invocation,
        [translator.Translate(invocation.Expression, scope), .. invocation.Arguments.Select(a => translator.Translate(a, scope))],
        holes => invocation.Update(holes[0], holes.Skip(1)),
        translator.Query);

    public Projection Indexer(IndexExpression index, Scope scope) => index is { Object: { } instance, Arguments: [var at] }
        ? ElementAt(index, instance, at, scope)
        : throw PlanErrors.ExpressionUnsupported(index, translator.Query);

    /// <summary>An element of an array column.</summary>
    public Projection ElementAt(Expression source, Expression list, Expression index, Scope scope)
    {
        var instance = translator.Translate(list, scope);
        var position = translator.Translate(index, scope);
        if (instance is ScalarProjection array && position is ScalarProjection at && CollectionMethods.ElementAt(array.Sql, at.Sql) is { } sql)
            return new ScalarProjection(sql, source.Type);
        return ClientCode.Create(
            source,
            [instance, position],
            holes => source is BinaryExpression ? Expression.ArrayIndex(holes[0], holes[1]) : Expression.Property(holes[0], "Item", holes[1]),
            translator.Query);
    }

    /// <summary>Strings joined, a null among them as an empty one.</summary>
    public Projection Concat(IReadOnlyList<Projection> parts, IReadOnlyList<Expression> sources, Expression source)
    {
        var texts = parts.Select((p, i) => p is ScalarProjection scalar ? TextForm.Of(scalar.Sql, TypeOf(Unboxed(sources[i]))) : null).ToList();
        if (texts.TrueForAll(t => t is not null))
            return new ScalarProjection(texts.Select(t => SqlFactory.Coalesce(t!, SqlFactory.Text(""))).Aggregate(TextForm.Concat), typeof(string)); // All were checked.
        return ClientCode.Create(source, parts, holes => Rebuild(source, holes), translator.Query);
    }

    /// <summary>Arithmetic with dates, times and intervals; null when the operands are something else.</summary>
    public static SqlExpression? TemporalOperator(BinaryExpression expression, SqlExpression left, SqlExpression right) => TemporalMethods.Operator(expression, left, right);

    /// <summary>A comparison with zero of what an ordinal comparison of texts returns; null when the expression is something else.</summary>
    public SqlExpression? OrdinalSign(BinaryExpression expression, Scope scope)
    {
        if (expression is not { Left: MethodCallExpression call, Right: ConstantExpression { Value: 0 } }
            || Comparison(expression.NodeType) is not { } op
            || ComparisonMethods.OrdinalSign(new MethodCall(translator, scope, call.Method, call.Object, call.Arguments, call)) is not { } sign)
            return null;
        return ComparisonMethods.Unwrap(op, sign, SqlFactory.Integer(0)) ?? SqlFactory.Compare(op, sign, SqlFactory.Integer(0));
    }

    private static SqlOperator? Comparison(ExpressionType type) => type switch
    {
        ExpressionType.Equal => SqlOperator.Equal,
        ExpressionType.NotEqual => SqlOperator.NotEqual,
        ExpressionType.LessThan => SqlOperator.Less,
        ExpressionType.LessThanOrEqual => SqlOperator.LessOrEqual,
        ExpressionType.GreaterThan => SqlOperator.Greater,
        ExpressionType.GreaterThanOrEqual => SqlOperator.GreaterOrEqual,
        _ => null,
    };

    private Projection? Find(MethodCallExpression call, MethodCall operands)
    {
        if (MethodTable.Find(call.Method) is not { } translation)
            return null;
        // The text of an object is its class's own, which only the client has.
        if (call is { Method.Name: nameof(ToString), Object: { } instance, Arguments: [] } && operands.Projection(instance) is EntityProjection or ReferenceProjection or NewProjection or ConditionalProjection or SingleProjection)
            return null;
        if (call.Method.Name == nameof(string.Concat) && call.Method.DeclaringType == typeof(string) && Strings(call) is { } strings)
            return Concat([.. strings.Select(operands.Projection)], strings, call);
        // Arguments that only the client knows make the whole call the client's; a generator of random numbers is the server's.
        if (Operands(call).Any(o => IsClient(o, operands)))
            return null;
        var sql = translation(operands);
        return sql is null ? null : new ScalarProjection(sql, call.Type);
    }

    private static bool IsClient(Expression operand, MethodCall call) => operand switch
    {
        LambdaExpression => false,
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => array.Expressions.Any(item => IsClient(Unboxed(item), call)),
        _ => operand.Type != typeof(Random) && call.Projection(operand) is var projection && (projection is ClientProjection || IsConverted(projection, call.Method)),
    };

    // What a user's conversion stores is not what the method is about. It can be told apart, though, and be missing.
    private static bool IsConverted(Projection operand, MethodInfo method) =>
        operand is ScalarProjection { Sql.Type: { HasUserConversion: true, ModelType.IsEnum: false } }
        && method.Name is not (nameof(Equals) or nameof(IComparable.CompareTo) or nameof(Comparer<>.Compare)) && Nullable.GetUnderlyingType(method.DeclaringType ?? typeof(object)) is null;

    private static IReadOnlyList<Expression>? Strings(MethodCallExpression call) => call.Arguments switch
    {
        [NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array] => array.Expressions,
        [{ } only] when only.Type.IsArray || only.Type != typeof(string) && only.Type != typeof(object) => null,
        var all => all,
    };

    private SqlExpression? EqualsCall(MethodCallExpression call, Scope scope)
    {
        var (left, right) = call switch
        {
            { Object: { } instance, Arguments: [var other] } => (instance, other),
            { Object: null, Arguments: [var a, var b] } when call.Method.DeclaringType == typeof(object) || call.Method.DeclaringType == typeof(string) => (a, b),
            _ => (null, null),
        };
        if (left is null || right is null)
            return null;
        (left, right) = (Unboxed(left), Unboxed(right));
        var l = translator.Translate(left, scope);
        var r = translator.Translate(right, scope);
        if (l is ClientProjection || r is ClientProjection)
            return null;
        // Rows have no identity, so that only null is known to be the same.
        if (call.Method.Name == nameof(ReferenceEquals) && !IsNothing(l) && !IsNothing(r))
            throw PlanErrors.ReferenceComparison(call, translator.Query);
        // Values of different types are never equal, whatever they are.
        if (l is ScalarProjection && r is ScalarProjection && TypeOf(left) != TypeOf(right) && right is not ConstantExpression { Value: null })
            return call.Method.GetParameters()[0].ParameterType == typeof(object) ? SqlFactory.False : null;
        return translator.Equality.Equal(l, r, call);
    }

    private static bool IsNothing(Projection projection) => projection is ConstantProjection { Value: null } or ScalarProjection { Sql: LiteralExpression { Value: null } };

    // A boxed constant is of its own type.
    private static Type TypeOf(Expression expression) => expression is ConstantExpression { Value: { } value } ? value.GetType() : expression.Type.Unwrap();

    // The characters of a text are an array, which may have been turned into rows.
    private SqlExpression Argument(Expression argument, Scope scope) => translator.Translate(argument, scope) switch
    {
        SubqueryProjection subquery when argument.Type == typeof(char[]) && subquery.Sequence() is { Element: ScalarProjection item } rows => LocalCollections.Array(rows, item),
        var projection => translator.Scalar(projection, argument),
    };

    private NewProjection Tuple(MethodCallExpression call, Scope scope)
    {
        var constructor = call.Type.GetConstructors().First(c => c.GetParameters().Length == call.Arguments.Count);
        return new NewProjection(call.Type, constructor, [.. call.Arguments.Select(a => translator.Translate(a, scope))], [])
        {
            ArgumentMembers = [.. call.Arguments.Select((_, i) => call.Type.GetMember($"Item{i + 1}").FirstOrDefault())],
        };
    }

    private ClientProjection OnClient(MethodCallExpression call, MethodCall operands, Scope scope)
    {
        var parts = Operands(call).Select(o => o is LambdaExpression lambda ? ClientLambda.Create(lambda, scope, translator, Refusal) : operands.Projection(o)).ToList();
        return ClientCode.Create(parts, holes => Rebuild(call, holes), Refusal);

        PrismaNextException Refusal() => PlanErrors.MethodUnsupported(call.Method, call, translator.Query);
    }

    private static Expression Rebuild(Expression source, IReadOnlyList<Expression> holes) => source switch
    {
        MethodCallExpression { Object: null, Arguments: [NewArrayExpression array] } call when call.Method.IsStatic && array.Expressions.Count == holes.Count && call.Method.Name == nameof(string.Concat) =>
            Expression.Call(call.Method, array.Update(holes)),
        MethodCallExpression { Object: null } call => Expression.Call(call.Method, holes),
        MethodCallExpression call => Expression.Call(holes[0], call.Method, holes.Skip(1)),
        BinaryExpression binary => binary.Update(holes[0], binary.Conversion, holes[1]),
        _ => throw new InternalError($"'{source.NodeType}' was to be run on the client."),
    };

    private static IEnumerable<Expression> Operands(MethodCallExpression call) => call.Object is null ? call.Arguments : call.Arguments.Prepend(call.Object);

    private static Expression Unboxed(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert && convert.Type == typeof(object) ? convert.Operand : expression;
}
