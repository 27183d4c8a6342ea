using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text;
using Remotion.Linq;
using Remotion.Linq.Clauses.Expressions;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>Prints a query back as the C# it came from. Values of slots are never printed, only their numbers.</summary>
internal sealed class QueryPrinter
{
    private readonly StringBuilder _text = new();
    private readonly Expression? _offending;
    private readonly string? _offendingText;
    private Func<MethodCallExpression, bool>? _isOffendingCall;
    private Type? _offendingType;
    private bool _marked;

    private QueryPrinter(Expression? offending)
    {
        _offending = offending;
        _offendingText = offending is null ? null : Print(offending);
    }

    /// <summary>Prints an expression.</summary>
    /// <param name="expression">A tree of the compiler, a slotted tree, or an expression of a query model.</param>
    /// <param name="offending">The part to mark as <c>⟦…⟧</c>; it is found by what it prints as, because parsing makes new nodes.</param>
    public static string Print(Expression expression, Expression? offending = null)
    {
        var printer = new QueryPrinter(offending);
        printer.Write(expression);
        return printer._text.ToString();
    }

    /// <summary>Prints a query and marks one of its operators with the arguments, but without what it is called on.</summary>
    /// <param name="query">The query.</param>
    /// <param name="isOffending">Finds the operator; the first one that is written is marked.</param>
    public static string PrintOperator(Expression query, Func<MethodCallExpression, bool> isOffending)
    {
        var printer = new QueryPrinter(offending: null) { _isOffendingCall = isOffending };
        printer.Write(query);
        return printer._text.ToString();
    }

    /// <summary>Prints a query and marks the first part of it that is of a type.</summary>
    public static string PrintTyped(Expression query, Type type)
    {
        var printer = new QueryPrinter(offending: null) { _offendingType = type };
        printer.Write(query);
        return printer._text.ToString();
    }

    private void Write(Expression expression, int outer = 0)
    {
        expression = WithoutNoise(expression);
        var inner = OperatorPrecedence.Of(expression);
        var parentheses = inner < outer;
        if (parentheses)
            _text.Append('(');
        var start = _text.Length;
        WriteNode(expression, inner);
        Mark(expression, start);
        if (parentheses)
            _text.Append(')');
    }

    private void Mark(Expression expression, int start)
    {
        if (_marked || expression.Type != _offendingType && (_offending is null || expression != _offending && !Matches(start)))
            return;
        _marked = true;
        _text.Insert(start, '⟦').Append('⟧');
    }

    private bool Matches(int start) => _text.Length - start == _offendingText?.Length && _text.ToString(start, _offendingText.Length) == _offendingText;

    private void WriteNode(Expression expression, int precedence)
    {
        switch (expression)
        {
            case LambdaExpression lambda: WriteLambda(lambda); break;
            case ParameterExpression parameter: _text.Append(ParameterName(parameter.Name)); break;
            case ConstantExpression constant: _text.Append(CSharpNames.Literal(constant.Value, constant.Type)); break;
            case MemberExpression member: WriteMember(member); break;
            case MethodCallExpression call: WriteCall(call); break;
            case BinaryExpression { NodeType: ExpressionType.ArrayIndex } index: WriteIndex(index.Left, [index.Right]); break;
            case BinaryExpression binary: WriteBinary(binary, precedence); break;
            case UnaryExpression unary: WriteUnary(unary, precedence); break;
            case ConditionalExpression conditional: WriteConditional(conditional, precedence); break;
            case TypeBinaryExpression type: Write(type.Expression, precedence); _text.Append(" is ").Append(CSharpNames.Of(type.TypeOperand)); break;
            case InvocationExpression invocation: Write(invocation.Expression, OperatorPrecedence.Primary); WriteList("(", invocation.Arguments, ")"); break;
            case IndexExpression { Object: { } target } index: WriteIndex(target, index.Arguments); break;
            case DefaultExpression: _text.Append("default(").Append(CSharpNames.Of(expression.Type)).Append(')'); break;
            case QuerySourceReferenceExpression reference: _text.Append(ParameterName(reference.ReferencedQuerySource.ItemName)); break;
            case SubQueryExpression subQuery: WriteModel(subQuery.QueryModel); break;
            default: WriteConstruction(expression); break;
        }
    }

    private void WriteConstruction(Expression expression)
    {
        switch (expression)
        {
            case NewExpression { Members: { } members } created when CSharpNames.IsAnonymous(created.Type):
                WriteAnonymous(created.Arguments.Select((a, i) => (members[i].Name, a)));
                break;
            case NewExpression created:
                _text.Append("new ").Append(CSharpNames.Of(created.Type));
                WriteList("(", created.Arguments, ")");
                break;
            case MemberInitExpression init:
                WriteNewOf(init.NewExpression);
                _text.Append(' ');
                WriteBindings(init.Bindings);
                break;
            case ListInitExpression init:
                WriteNewOf(init.NewExpression);
                WriteList(" { ", init.Initializers.SelectMany(i => i.Arguments), " }");
                break;
            case NewArrayExpression { NodeType: ExpressionType.NewArrayBounds } array:
                _text.Append("new ").Append(CSharpNames.Of(array.Type.GetElementType()!)); // An array has an element type.
                WriteList("[", array.Expressions, "]");
                break;
            case NewArrayExpression array:
                WriteList("new[] { ", array.Expressions, " }");
                break;
            default:
                _text.Append(expression);
                break;
        }
    }

    private void WriteBindings(IEnumerable<MemberBinding> bindings)
    {
        _text.Append("{ ");
        var separator = "";
        foreach (var binding in bindings)
        {
            _text.Append(separator).Append(binding.Member.Name).Append(" = ");
            separator = ", ";
            switch (binding)
            {
                case MemberAssignment assignment: Write(assignment.Expression); break;
                case MemberListBinding list: WriteList("{ ", list.Initializers.SelectMany(i => i.Arguments), " }"); break;
                case MemberMemberBinding members: WriteBindings(members.Bindings); break;
            }
        }

        _text.Append(" }");
    }

    private void WriteNewOf(NewExpression created)
    {
        _text.Append("new ").Append(CSharpNames.Of(created.Type));
        if (created.Arguments.Count > 0)
            WriteList("(", created.Arguments, ")");
    }

    private void WriteAnonymous(IEnumerable<(string Name, Expression Value)> initializers)
    {
        _text.Append("new { ");
        var separator = "";
        foreach (var (name, value) in initializers)
        {
            _text.Append(separator);
            separator = ", ";
            if (name != NameOf(value))
                _text.Append(name).Append(" = ");
            Write(value);
        }

        _text.Append(" }");
    }

    // The name that C# gives a member of an anonymous object by itself.
    private static string? NameOf(Expression value) => value switch
    {
        MemberExpression member => member.Member.Name,
        ParameterExpression parameter => parameter.Name,
        QuerySourceReferenceExpression reference => reference.ReferencedQuerySource.ItemName,
        _ => null,
    };

    private void WriteLambda(LambdaExpression lambda)
    {
        if (lambda.Parameters is [var only])
            _text.Append(ParameterName(only.Name));
        else
            _text.Append('(').AppendJoin(", ", lambda.Parameters.Select(p => ParameterName(p.Name))).Append(')');
        _text.Append(" => ");
        Write(lambda.Body);
    }

    private void WriteMember(MemberExpression member)
    {
        // A closure's field is the local variable that the user wrote.
        if (member.Expression is ConstantExpression { Type: var type } && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        {
            _text.Append(member.Member.Name);
            return;
        }

        if (member.Expression is null)
            _text.Append(CSharpNames.Of(member.Member.DeclaringType!)); // Members of lambdas are declared by types.
        else
            Write(member.Expression, OperatorPrecedence.Primary);
        _text.Append('.').Append(member.Member.Name);
    }

    private void WriteCall(MethodCallExpression call)
    {
        var arguments = call.Arguments.AsEnumerable();
        var method = call.Method;
        if (call.Object is { } target && method.IsSpecialName && method.Name is "get_Item" or "get_Chars")
        {
            WriteIndex(call.Object!, call.Arguments); // The pattern said that it is there.
            return;
        }

        if (call.Object is not null)
        {
            Write(call.Object, OperatorPrecedence.Primary);
        }
        else if (method.IsDefined(typeof(ExtensionAttribute), inherit: false))
        {
            Write(call.Arguments[0], OperatorPrecedence.Primary);
            arguments = call.Arguments.Skip(1);
        }
        else
        {
            _text.Append(CSharpNames.Of(method.DeclaringType!)); // Methods of lambdas are declared by types.
        }

        var start = _text.Length;
        _text.Append('.').Append(method.Name);
        if (method.IsGenericMethod && method.Name is "Cast" or "OfType")
            _text.Append('<').Append(CSharpNames.Of(method.GetGenericArguments()[0])).Append('>');
        WriteList("(", arguments, ")");
        if (_marked || _isOffendingCall?.Invoke(call) != true)
            return;
        _marked = true;
        _text.Insert(start, '⟦').Append('⟧');
    }

    private void WriteIndex(Expression target, IReadOnlyList<Expression> arguments)
    {
        Write(target, OperatorPrecedence.Primary);
        WriteList("[", arguments, "]");
    }

    private void WriteBinary(BinaryExpression binary, int precedence)
    {
        Write(binary.Left, precedence);
        _text.Append(' ').Append(OperatorPrecedence.Symbol(binary.NodeType)).Append(' ');
        Write(binary.Right, precedence + 1);
    }

    private void WriteUnary(UnaryExpression unary, int precedence)
    {
        switch (unary.NodeType)
        {
            case ExpressionType.ArrayLength:
                Write(unary.Operand, precedence);
                _text.Append(".Length");
                break;
            case ExpressionType.TypeAs:
                Write(unary.Operand, precedence);
                _text.Append(" as ").Append(CSharpNames.Of(unary.Type));
                break;
            default:
                _text.Append(unary.NodeType switch
                {
                    ExpressionType.Not => unary.Type.IsAssignableTo(typeof(bool?)) ? "!" : "~",
                    ExpressionType.OnesComplement => "~",
                    ExpressionType.Negate or ExpressionType.NegateChecked => "-",
                    ExpressionType.UnaryPlus => "+",
                    _ => $"({CSharpNames.Of(unary.Type)})",
                });
                Write(unary.Operand, precedence);
                break;
        }
    }

    private void WriteConditional(ConditionalExpression conditional, int precedence)
    {
        Write(conditional.Test, precedence + 1);
        _text.Append(" ? ");
        Write(conditional.IfTrue, precedence);
        _text.Append(" : ");
        Write(conditional.IfFalse, precedence);
    }

    private void WriteList(string open, IEnumerable<Expression> items, string close)
    {
        _text.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            _text.Append(separator);
            separator = ", ";
            Write(item);
        }

        _text.Append(close);
    }

    private void WriteModel(QueryModel model) => new QueryModelPrinter(_text, e => Write(e), e => Write(e, OperatorPrecedence.Primary)).Write(model);

    /// <summary>A parameter's name; the compiler's own names become readable ones.</summary>
    internal static string ParameterName(string? name) => name switch
    {
        null => "x",
        _ when name.StartsWith("<>h__TransparentIdentifier", StringComparison.Ordinal) => "t" + name["<>h__TransparentIdentifier".Length..],
        _ when name.StartsWith("<generated>_", StringComparison.Ordinal) => "x" + name["<generated>_".Length..],
        _ => name,
    };

    // What C# does by itself is not printed: quotes, boxing, and conversions to nullable, to a base type or to an interface.
    private static Expression WithoutNoise(Expression expression)
    {
        while (expression is UnaryExpression unary
               && (unary.NodeType == ExpressionType.Quote
                   || (unary.NodeType == ExpressionType.Convert && unary.Method is null && IsImplicit(unary.Operand.Type, unary.Type))))
            expression = unary.Operand;
        return expression;
    }

    private static bool IsImplicit(Type from, Type to) => to.IsAssignableFrom(from) || Nullable.GetUnderlyingType(to) == from;
}
