using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

internal sealed partial class SlotExtractor
{
    private static readonly MethodInfo ContainsBy =
        ((Func<IEnumerable<object>, object, IEqualityComparer<object>?, bool>)Enumerable.Contains).Method.GetGenericMethodDefinition();

    // The parts of all nodes that are being walked, one frame above the other: no array per node.
    private Part[] _parts = new Part[32];
    private int _partCount;

    private Part WalkCall(MethodCallExpression node)
    {
        var type = node.Type;
        node = ExpressionNormalizer.Rewrite(node) ?? node;
        if (node.Method.Name == nameof(LambdaExpression.Compile) && LambdaOf(node) is { } known)
            return new() { Kind = PartKind.Lambda, Tree = known, Type = known.Type };
        if (node.Object is not null && node.Method.Name == nameof(Action.Invoke) && LambdaOf(node.Object) is { } invoked)
            return Walk(ExpressionNormalizer.Apply(invoked, node.Arguments));

        var provider = (IArgumentProvider)node;
        var frame = BeginFrame();
        var open = -1;
        if (node.Object is not null)
            Add(frame, Walk(node.Object), ref open);
        object? comparer = null;
        for (var i = 0; i < provider.ArgumentCount; i++)
        {
            var argument = Walk(provider.GetArgument(i));
            if (i == 0 && argument.Kind == PartKind.Value && IsContains(node.Method))
            {
                comparer = SetComparer.Of(argument.Value);
                _isDecided |= SetComparer.MayVary(argument.Type);
            }

            Add(frame, argument, ref open);
        }

        var result = open < 0 && CanEvaluate(node, frame)
            ? Part.Of(Replayed(out var value) ? value : Keep(Evaluate(node, frame)), node.Type)
            : Called(node, frame, open, comparer);
        EndFrame(frame);
        return result.IsOpen && !type.IsAssignableFrom(result.Type) ? Part.Open(_building ? Expression.Convert(result.Tree!, type) : null, type) : result; // A walk that builds has made it.
    }

    // As WalkCall describes LINQ's call, of which nothing is to be made canonical or to be evaluated.
    private Part WalkOperator(OperatorCall node)
    {
        var frame = BeginFrame();
        var open = -1;
        Add(frame, Walk(node.Source), ref open);
        if (node.Argument is not null)
            Add(frame, Walk(node.Argument), ref open);
        _shape.Write((int)ExpressionType.Call | open << 8, node.Method);
        var result = Part.Open(_building ? Call(node.Method, frame, frame) : null, node.Type);
        EndFrame(frame);
        return result;
    }

    private Part Called(MethodCallExpression node, int frame, int open, object? comparer)
    {
        var method = node.Method;
        if (method.DeclaringType == typeof(Queryable) && method.Name == nameof(Queryable.AsQueryable) && node.Arguments[0].Type.IsAssignableTo(typeof(IQueryable)))
            return Part.Open(Emit(_parts[frame]), node.Type);
        if (comparer is not null)
        {
            method = ContainsBy.MakeGenericMethod(method.GetGenericArguments());
            Add(frame, Part.Of(comparer, method.GetParameters()[2].ParameterType), ref open);
        }

        Flush(frame, ref open);
        _shape.Write((int)ExpressionType.Call | open << 8, method);
        return Part.Open(_building ? Call(method, frame, node.Object is null ? frame : frame + 1) : null, node.Type);
    }

    private MethodCallExpression Call(MethodInfo method, int frame, int first)
    {
        var arguments = new Expression[_partCount - first];
        var parameters = method.GetParameters();
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = OwnOperators.AsOperand(_parts[first + i].Tree!, parameters[i].ParameterType); // A walk that builds has made it.
        return Expression.Call(first == frame ? null : _parts[frame].Tree, method, arguments);
    }

    private static bool IsContains(MethodInfo method) =>
        method.DeclaringType == typeof(Enumerable) && method.Name == nameof(Enumerable.Contains) && method.GetParameters().Length == 2;

    // A query among the values keeps operators from running here; a method of the user that composes queries may run, because composing does no work.
    private bool CanEvaluate(MethodCallExpression node, int frame)
    {
        if (ServerSide.Owns(node.Method) || node.Type.IsByRefLike || node.Type == typeof(void))
            return false;
        var composes = node.Type.IsAssignableTo(typeof(IQueryable)) && node.Method.DeclaringType != typeof(Queryable);
        for (var i = frame; i < _partCount; i++)
        {
            ref readonly var part = ref _parts[i];
            if (part.IsQuery ? !composes : part.Kind == PartKind.Lambda && !OpenReferenceFinder.IsClosed(part.Tree!)) // Walk put the node there.
                return false;
            if (part.Kind == PartKind.Value && part.Value is LambdaExpression lambda && !composes && !OpenReferenceFinder.IsClosed(lambda))
                return false;
        }

        return true;
    }

    private object? Evaluate(MethodCallExpression node, int frame)
    {
        var first = node.Object is null ? frame : frame + 1;
        var arguments = new object?[_partCount - first];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = ValueOf(_parts[first + i]);
        return ValueInterpreter.Call(node, node.Object is null ? null : ValueOf(_parts[frame]), arguments);
    }

    private Part WalkInvocation(InvocationExpression node)
    {
        if (LambdaOf(node.Expression) is { } lambda)
            return Walk(ExpressionNormalizer.Apply(lambda, node.Arguments));
        var frame = BeginFrame();
        var open = -1;
        Add(frame, Walk(node.Expression), ref open);
        foreach (var argument in node.Arguments)
            Add(frame, Walk(argument), ref open);

        Part result;
        if (open < 0 && ValueOf(_parts[frame]) is Delegate function)
        {
            result = Part.Of(Replayed(out var value) ? value : Keep(ValueInterpreter.Invoke(function, Values(frame + 1))), node.Type);
        }
        else
        {
            Flush(frame, ref open);
            _shape.Write((int)ExpressionType.Invoke | open << 8, node.Type);
            result = Part.Open(_building ? Expression.Invoke(_parts[frame].Tree!, Trees(frame + 1)) : null, node.Type); // A walk that builds has made it.
        }

        EndFrame(frame);
        return result;
    }

    /// <summary>The lambda that an invoked expression stands for: written there, captured, or captured and compiled.</summary>
    private LambdaExpression? LambdaOf(Expression invoked)
    {
        while (true)
        {
            switch (invoked)
            {
                case LambdaExpression lambda:
                    return lambda;
                case UnaryExpression { NodeType: ExpressionType.Quote } quote:
                    invoked = quote.Operand;
                    break;
                case MethodCallExpression { Object: { } compiled, Method.Name: nameof(LambdaExpression.Compile) } when compiled.Type.IsAssignableTo(typeof(LambdaExpression)):
                    invoked = compiled;
                    break;
                default:
                    return invoked.Type.IsAssignableTo(typeof(LambdaExpression)) && Walk(invoked) is { Kind: PartKind.Value, Value: LambdaExpression captured }
                        ? Captured(captured)
                        : null;
            }
        }
    }

    private int BeginFrame() => _partCount;

    private void EndFrame(int frame)
    {
        Array.Clear(_parts, frame, _partCount - frame);
        _partCount = frame;
    }

    // Once one part is open, the node is; then the parts before it are written behind it, and those after it in their order.
    private void Add(int frame, Part part, ref int open, bool forRow = false)
    {
        if (_partCount == _parts.Length)
            Array.Resize(ref _parts, _partCount * 2);
        _parts[_partCount++] = part;
        if (open >= 0)
        {
            EmitAt(_partCount - 1, forRow);
        }
        else if (part.IsOpen)
        {
            open = _partCount - 1 - frame;
            for (var i = frame; i < _partCount - 1; i++)
                EmitAt(i, forRow);
        }
    }

    private void Flush(int frame, ref int open, bool forRow = false)
    {
        if (open >= 0)
            return;
        open = _partCount - frame;
        for (var i = frame; i < _partCount; i++)
            EmitAt(i, forRow);
    }

    private void EmitAt(int index, bool forRow)
    {
        var part = _parts[index];
        if (!part.IsOpen)
            _parts[index] = Part.Open(Emit(part, forRow), part.Type);
    }

    private object?[] Values(int first)
    {
        var values = new object?[_partCount - first];
        for (var i = 0; i < values.Length; i++)
            values[i] = ValueOf(_parts[first + i]);
        return values;
    }

    private Expression[] Trees(int first)
    {
        var trees = new Expression[_partCount - first];
        for (var i = 0; i < trees.Length; i++)
            trees[i] = _parts[first + i].Tree!; // A walk that builds has made it.
        return trees;
    }
}
