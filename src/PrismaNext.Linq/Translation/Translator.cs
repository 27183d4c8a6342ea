using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Projections;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates expressions of one query: finds the translator for each kind, and ties the translators together.</summary>
internal sealed class Translator
{
    private readonly ValueTranslator _values;
    private readonly OperatorTranslator _operators;
    private readonly ConversionTranslator _conversions;
    private readonly ObjectTranslator _objects;
    private readonly SubqueryTranslator _subqueries;

    public Translator(Contract contract, SlotFacts facts, Expression query)
    {
        Contract = contract;
        Facts = facts;
        Query = query;
        Equality = new EqualityTranslator(this);
        Members = new MemberTranslator(this);
        Methods = new MethodTranslator(this);
        Queries = new QueryModelTranslator(this);
        Groups = new GroupTranslator(this);
        _values = new ValueTranslator(this);
        _operators = new OperatorTranslator(this);
        _conversions = new ConversionTranslator(this);
        _objects = new ObjectTranslator(this);
        _subqueries = new SubqueryTranslator(this);
    }

    public Contract Contract { get; }

    public SlotFacts Facts { get; }

    /// <summary>The whole query, for errors.</summary>
    public Expression Query { get; }

    /// <summary>Whether the last <c>Select</c> was found to run code of the program.</summary>
    public bool RunsClientCode { get; set; }

    public EqualityTranslator Equality { get; }

    public MemberTranslator Members { get; }

    public MethodTranslator Methods { get; }

    public QueryModelTranslator Queries { get; }

    public GroupTranslator Groups { get; }

    /// <summary>Translates any expression. A boolean is exact: it is never null where C# has true or false.</summary>
    public Projection Translate(Expression expression, Scope scope) => Exact(TranslateLoosely(expression, scope), expression);

    /// <summary>Translates an expression that has to be a scalar in SQL.</summary>
    public SqlExpression Scalar(Expression expression, Scope scope) => _values.Scalar(Translate(expression, scope), expression);

    /// <summary>The SQL of a projection that has to be a scalar.</summary>
    public SqlExpression Scalar(Projection projection, Expression source) => _values.Scalar(projection, source);

    /// <summary>Translates a condition, in which null counts as false.</summary>
    public SqlExpression Predicate(Expression expression, Scope scope) => _values.Scalar(Condition(expression, scope), expression);

    /// <summary>Translates a condition that may be the client's. Where its null counts as false, as that of a comparison does, it says so; else it is missing.</summary>
    public Projection Condition(Expression expression, Scope scope)
    {
        var condition = TranslateLoosely(expression, scope);
        return condition is ScalarProjection { Sql.IsNullable: true } scalar && scalar.ClrType == typeof(bool) && IsComputed(expression)
            ? scalar with { NullMeans = NullMeaning.Default }
            : condition;
    }

    /// <summary>A condition as a value: false where null counts as false.</summary>
    public static Projection Exact(Projection condition, Expression source) =>
        condition is ScalarProjection { Sql.IsNullable: true } scalar && scalar.ClrType == typeof(bool) && (IsComputed(source) || IsNegation(source))
            ? scalar with { Sql = SqlFactory.Exact(scalar.Sql), NullMeans = NullMeaning.Error }
            : condition;

    /// <summary>Translates the body of a lambda with its parameters bound to what they stand for.</summary>
    public Projection Apply(LambdaExpression lambda, Scope scope, params ReadOnlySpan<Binding> arguments) => Translate(lambda.Body, Inside(lambda, scope, arguments));

    /// <summary>A scope in which the parameters of a lambda are bound.</summary>
    public static Scope Inside(LambdaExpression lambda, Scope scope, params ReadOnlySpan<Binding> arguments)
    {
        var inner = new Scope(scope);
        for (var i = 0; i < arguments.Length; i++)
            inner.Add(lambda.Parameters[i], arguments[i]);
        return inner;
    }

    private Projection TranslateLoosely(Expression expression, Scope scope) => expression switch
    {
        ConstantExpression constant => ValueTranslator.Constant(constant.Value, constant.Type),
        DefaultExpression @default => ValueTranslator.Constant(@default.Type.IsValueType ? Activator.CreateInstance(@default.Type) : null, @default.Type),
        SlotExpression slot => _values.Slot(slot),
        QuerySourceReferenceExpression reference => scope.Find(reference.ReferencedQuerySource).Projection,
        ParameterExpression parameter => scope.Find(parameter).Projection,
        EntityRootExpression root => new SubqueryProjection(root.Type, new Scope(), _ => Queries.Root(root, "t")),
        SubQueryExpression subquery => _subqueries.Translate(subquery, scope),
        MemberExpression member => Members.Translate(member, scope),
        MethodCallExpression call => Methods.Translate(call, scope),
        ConditionalExpression conditional => _objects.Conditional(conditional, scope),
        NewExpression or MemberInitExpression => _objects.New(expression, scope),
        NewArrayExpression or ListInitExpression => _objects.Array(expression, scope),
        TypeBinaryExpression test => _objects.TypeTest(test, scope),
        InvocationExpression invocation => Methods.Invocation(invocation, scope),
        UnaryExpression unary when unary.NodeType is ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs or ExpressionType.Unbox =>
            _conversions.Translate(unary, scope),
        UnaryExpression unary => _operators.Unary(unary, scope),
        BinaryExpression binary => _operators.Binary(binary, scope),
        IndexExpression index => Methods.Indexer(index, scope),
        _ => throw PlanErrors.ExpressionUnsupported(expression, Query),
    };

    // A comparison that is null in SQL is false in C#; a value that is read and found null is the data's fault, and is reported when it is read.
    private static bool IsComputed(Expression expression) => expression is BinaryExpression or MethodCallExpression or TypeBinaryExpression
        or SubQueryExpression { QueryModel.ResultOperators: [.., ContainsResultOperator] };

    private static bool IsNegation(Expression expression) => expression is UnaryExpression { NodeType: ExpressionType.Not };
}
