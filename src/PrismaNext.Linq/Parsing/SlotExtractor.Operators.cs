using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

internal sealed partial class SlotExtractor
{
    private Part WalkBinary(BinaryExpression node)
    {
        if (node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && ExpressionNormalizer.Rewrite(node) is { } canonical)
            node = canonical;
        var left = Walk(node.Left);
        var right = Walk(node.Right);
        if (!left.IsOpen && !right.IsOpen && !left.IsQuery && !right.IsQuery)
            return Part.Of(Replayed(out var value) ? value : Keep(ValueInterpreter.Binary(node, ValueOf(left), ValueOf(right))), node.Type);
        return Both(node, left, right);
    }

    private Part Both(BinaryExpression node, in Part left, in Part right)
    {
        // An open right side stands before a closed left one; the number says so.
        var order = left.IsOpen ? 0 : 1 << 8;
        var leftTree = Emit(left);
        var rightTree = Emit(right);
        _shape.Write((int)node.NodeType | order, node.Type);
        if (node.Method is not null)
            _shape.Write(ShapeKind.Method, node.Method);
        return Part.Open(_building ? node.Update(leftTree!, node.Conversion, rightTree!) : null, node.Type); // A walk that builds has made them.
    }

    // What the program knows is decided here, and then only the side that counts is entered: (x == null || u.Name == x.Name) never reads x.Name of null.
    private Part WalkLogical(BinaryExpression node)
    {
        var start = _shape.Position;
        var left = Walk(node.Left);
        if (node.Method is not null || node.Type != typeof(bool))
            return Both(node, left, Walk(node.Right));
        var deciding = node.NodeType == ExpressionType.OrElse;
        if (!left.IsOpen)
            return (bool)Decided(left)! == deciding ? Part.Literal(deciding, typeof(bool)) : Walk(node.Right); // Its type is bool.
        var right = Walk(node.Right);
        if (right.IsOpen)
            return Both(node, left, right);
        if ((bool)Decided(right)! != deciding) // Its type is bool.
            return left;
        _shape.Return(start);
        return Part.Literal(deciding, typeof(bool));
    }

    private Part WalkCoalesce(BinaryExpression node)
    {
        var left = Walk(node.Left);
        if (left.IsOpen || left.IsQuery || node.Conversion is not null)
            return Both(node, left, Walk(node.Right));
        if (Decided(left) is not { } value)
            return Cast(Walk(node.Right), node.Type);
        return left.Kind == PartKind.Literal ? Part.Literal(value, node.Type) : Part.Of(value, node.Type, left.Owner, left.Member);
    }

    private Part WalkConditional(ConditionalExpression node)
    {
        var test = Walk(node.Test);
        if (!test.IsOpen)
            return Cast(Walk((bool)Decided(test)! ? node.IfTrue : node.IfFalse), node.Type); // A test is a bool.
        var whenTrue = Emit(Walk(node.IfTrue), forRow: true);
        var whenFalse = Emit(Walk(node.IfFalse), forRow: true);
        _shape.Write((int)ExpressionType.Conditional, node.Type);
        return Part.Open(_building ? Expression.Condition(test.Tree!, whenTrue!, whenFalse!, node.Type) : null, node.Type); // A walk that builds has made them.
    }

    private Part WalkTypeTest(TypeBinaryExpression node)
    {
        var operand = Walk(node.Expression);
        if (!operand.IsOpen)
            return Part.Of(ValueOf(operand) is { } value && node.TypeOperand.IsInstanceOfType(value), typeof(bool));
        _shape.Write((int)ExpressionType.TypeIs, node.TypeOperand);
        return Part.Open(_building ? node.Update(operand.Tree!) : null, node.Type); // A walk that builds has made it.
    }

    private Part WalkUnary(UnaryExpression node)
    {
        if (MethodGroups.Lambda(node) is { } lambda)
            return new() { Kind = PartKind.Lambda, Tree = lambda, Type = lambda.Type };
        var operand = Walk(node.Operand);
        if (operand.IsOpen || operand.IsQuery)
        {
            var tree = Emit(operand);
            _shape.Write((int)node.NodeType, node.Type);
            if (node.Method is not null)
                _shape.Write(ShapeKind.Method, node.Method);
            return Part.Open(_building ? node.Update(tree!) : null, node.Type); // A walk that builds has made it.
        }

        var isConversion = node is { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs, Method: null };
        if (isConversion && node.Type.IsAssignableFrom(operand.Type) && (!operand.Type.IsValueType || !node.Type.IsGenericType || !node.Type.IsInterface))
            return Cast(operand, node.Type);
        var value = Replayed(out var known) ? known : Keep(ValueInterpreter.Unary(node, ValueOf(operand)));
        return operand.Kind == PartKind.Literal && IsLiteral(value)
            ? Part.Literal(value, node.Type)
            : Part.Of(value, node.Type, isConversion ? operand.Owner : null, isConversion ? operand.Member : null);
    }

    // The value of a part that the structure depends on, which may be another one in a later execution.
    private object? Decided(in Part part)
    {
        _isDecided |= part.Kind != PartKind.Literal;
        return ValueOf(part);
    }
}
