using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>A method call over scalars, to be translated.</summary>
internal sealed class MethodCall(Translator translator, Scope scope, MethodInfo method, Expression? instance, IReadOnlyList<Expression> arguments, Expression source)
{
    // An operand is asked for several times, and operands hold operands: without this a chain of calls would cost twice as much with each of them.
    private readonly Dictionary<Expression, Projection> _translated = new(ReferenceEqualityComparer.Instance);

    public Translator Translator => translator;

    public MethodInfo Method => method;

    /// <summary>The call itself, for errors.</summary>
    public Expression Source => source;

    /// <summary>How many arguments there are, the instance not counted.</summary>
    public int Count => arguments.Count;

    /// <summary>The object that the method is called on.</summary>
    public SqlExpression Instance => Scalar(InstanceExpression);

    public Expression InstanceExpression => instance ?? throw new InvalidOperationException($"'{method.Name}' is static.");

    /// <summary>An argument as a scalar.</summary>
    public SqlExpression this[int index] => Scalar(arguments[index]);

    public Expression Argument(int index) => arguments[index];

    /// <summary>Another expression of the query as a scalar, such as an item of an argument that is an array.</summary>
    public SqlExpression Scalar(Expression expression) => translator.Scalar(Projection(expression), expression);

    /// <summary>An argument as whatever it is.</summary>
    public Projection Projection(int index) => Projection(arguments[index]);

    /// <summary>An operand as whatever it is; translated once.</summary>
    public Projection Projection(Expression operand) => _translated.TryGetValue(operand, out var known) ? known : _translated[operand] = translator.Translate(operand, scope);

    /// <summary>The texts of an argument that is a sequence of rows, joined; null when it is something else.</summary>
    public SqlExpression? JoinRows(int index, SqlExpression separator) => SequenceText.Join(arguments[index], separator, translator, scope);

    /// <summary>The type of a parameter.</summary>
    public Type ParameterType(int index) => method.GetParameters()[index].ParameterType;

    /// <summary>Whether the parameters' types are these.</summary>
    public bool Takes(params ReadOnlySpan<Type> types)
    {
        var parameters = method.GetParameters();
        if (parameters.Length != types.Length)
            return false;
        for (var i = 0; i < types.Length; i++)
        {
            if (parameters[i].ParameterType != types[i])
                return false;
        }

        return true;
    }

    /// <summary>The value of an argument that decides what SQL to write, such as a <see cref="StringComparison"/>: a constant, or a value that becomes part of the plan's key.</summary>
    public bool TryGetValue<T>(int index, out T? value) => TryGetValue(arguments[index], out value);

    /// <summary>The object that the method is called on, when it is a value that decides what SQL to write, such as a comparer.</summary>
    public bool TryGetInstance<T>(out T? value) => TryGetValue(InstanceExpression, out value);

    private bool TryGetValue<T>(Expression argument, out T? value)
    {
        while (argument is UnaryExpression { NodeType: ExpressionType.Convert } convert)
            argument = convert.Operand;
        object? found;
        switch (argument)
        {
            case ConstantExpression constant:
                found = constant.Value;
                break;
            case SlotExpression slot:
                found = translator.Facts.Inspect(slot.Slot);
                break;
            default:
                value = default;
                return false;
        }

        value = found is T typed ? typed : default;
        return found is T or null;
    }

    /// <summary>The same refusal that a method without an entry gets, for a case of this one that has no exact SQL.</summary>
    public PrismaNextException Refuse() => PlanErrors.MethodUnsupported(method, source, translator.Query);
}
