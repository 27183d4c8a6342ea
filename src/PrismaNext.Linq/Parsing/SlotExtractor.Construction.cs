using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Parsing;

internal sealed partial class SlotExtractor
{
    private Part WalkNew(NewExpression node)
    {
        if (ServerSide.Owns(node))
        {
            _shape.Write((int)ExpressionType.New, node.Constructor);
            return Part.Open(node, node.Type);
        }

        var provider = (IArgumentProvider)node;
        var frame = BeginFrame();
        var open = -1;
        for (var i = 0; i < provider.ArgumentCount; i++)
            Add(frame, Walk(provider.GetArgument(i)), ref open, forRow: true);
        var result = open >= 0 ? Created(node, frame, open) : Constructed(node, node, frame);
        EndFrame(frame);
        return result;
    }

    private Part Created(NewExpression node, int frame, int open)
    {
        Flush(frame, ref open, forRow: true);
        _shape.Write((int)ExpressionType.New | open << 8, (object?)node.Constructor ?? node.Type);
        if (node.Members is not null)
        {
            for (var i = 0; i < node.Members.Count; i++)
                _shape.Write(ShapeKind.Binding, node.Members[i]);
        }

        return Part.Open(_building ? node.Update(Operands(node, Trees(frame))) : null, node.Type);
    }

    private static Expression[] Operands(NewExpression node, Expression[] trees) =>
        node.Constructor is null ? trees : [.. node.Constructor.GetParameters().Select((p, i) => OwnOperators.AsOperand(trees[i], p.ParameterType))];

    private Part WalkMemberInit(MemberInitExpression node)
    {
        var frame = BeginFrame();
        var open = -1;
        foreach (var argument in node.NewExpression.Arguments)
            Add(frame, Walk(argument), ref open, forRow: true);
        foreach (var value in MemberBindings.Values(node.Bindings))
            Add(frame, Walk(value), ref open, forRow: true);
        var result = open >= 0 ? Initialized(node, frame, open) : Constructed(node, node.NewExpression, frame);
        EndFrame(frame);
        return result;
    }

    private Part Initialized(MemberInitExpression node, int frame, int open)
    {
        Flush(frame, ref open, forRow: true);
        Describe(node.Bindings);
        _shape.Write((int)ExpressionType.MemberInit | open << 8, (object?)node.NewExpression.Constructor ?? node.Type);
        if (!_building)
            return Part.Open(null, node.Type);
        var trees = Trees(frame);
        var arguments = node.NewExpression.Arguments.Count;
        return Part.Open(
            Expression.MemberInit(node.NewExpression.Update(Operands(node.NewExpression, trees[..arguments])), MemberBindings.Rebuild(node.Bindings, trees[arguments..])),
            node.Type);
    }

    private void Describe(IReadOnlyCollection<MemberBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            _shape.Write(ShapeKind.Binding, binding.Member);
            switch (binding)
            {
                case MemberListBinding list:
                    _shape.Write(ShapeKind.Filling | list.Initializers.Count << 8, null);
                    foreach (var initializer in list.Initializers)
                        _shape.Write(ShapeKind.Method, initializer.AddMethod);
                    break;
                case MemberMemberBinding inner:
                    _shape.Write(ShapeKind.Filling | inner.Bindings.Count << 8, null);
                    Describe(inner.Bindings);
                    break;
            }
        }
    }

    private Part WalkListInit(ListInitExpression node)
    {
        var frame = BeginFrame();
        var open = -1;
        foreach (var argument in node.NewExpression.Arguments)
            Add(frame, Walk(argument), ref open);
        foreach (var initializer in node.Initializers)
        {
            foreach (var argument in initializer.Arguments)
                Add(frame, Walk(argument), ref open, forRow: true);
        }

        Part result;
        if (open < 0)
        {
            result = Part.Of(Replayed(out var value) ? value : Keep(ValueInterpreter.NewList(node, Values(frame))), node.Type);
        }
        else
        {
            foreach (var initializer in node.Initializers)
                _shape.Write(ShapeKind.Method, initializer.AddMethod);
            _shape.Write((int)ExpressionType.ListInit | open << 8, (object?)node.NewExpression.Constructor ?? node.Type);
            result = Part.Open(_building ? List(node, Trees(frame)) : null, node.Type);
        }

        EndFrame(frame);
        return result;
    }

    private static ListInitExpression List(ListInitExpression node, Expression[] trees)
    {
        var position = node.NewExpression.Arguments.Count;
        var creation = node.NewExpression.Update(trees[..position]);
        return node.Update(creation, node.Initializers.Select(initializer =>
        {
            var count = initializer.Arguments.Count;
            return initializer.Update(trees[position..(position += count)]);
        }).ToArray());
    }

    private Part WalkNewArray(NewArrayExpression node)
    {
        var frame = BeginFrame();
        var open = -1;
        foreach (var element in node.Expressions)
            Add(frame, Walk(element), ref open, forRow: true);
        Part result;
        if (open < 0)
        {
            result = Part.Of(Replayed(out var value) ? value : Keep(ValueInterpreter.NewArray(node, Values(frame))), node.Type);
        }
        else
        {
            _shape.Write((int)node.NodeType | open << 8, node.Type);
            _shape.Write(node.Expressions.Count, null);
            result = Part.Open(_building ? node.Update(Trees(frame)) : null, node.Type);
        }

        EndFrame(frame);
        return result;
    }

    private Part WalkIndex(IndexExpression node)
    {
        var frame = BeginFrame();
        var open = -1;
        if (node.Object is not null)
            Add(frame, Walk(node.Object), ref open);
        foreach (var argument in node.Arguments)
            Add(frame, Walk(argument), ref open);
        Part result;
        if (open < 0 && node.Object is not null)
        {
            result = Part.Of(Replayed(out var value) ? value : Keep(ValueInterpreter.Index(node, Values(frame))), node.Type);
        }
        else
        {
            Flush(frame, ref open);
            _shape.Write((int)ExpressionType.Index | open << 8, (object?)node.Indexer ?? node.Type);
            result = Part.Open(_building ? node.Update(_parts[frame].Tree!, Trees(frame + 1)) : null, node.Type); // A walk that builds has made it.
        }

        EndFrame(frame);
        return result;
    }

    // A structure is a value. An object is a construction, until it is known whether rows are made of it.
    private Part Constructed(Expression node, NewExpression creation, int frame)
    {
        var parts = _parts.AsSpan(frame, _partCount - frame).ToArray();
        var part = new Part { Kind = PartKind.Construction, Type = node.Type, Tree = node, Value = parts };
        return creation.Type.IsValueType && !IsStructural(node.Type) ? Part.Of(Construct(part), node.Type) : part;
    }

    private object? Construct(in Part part)
    {
        if (Replayed(out var value))
            return value;
        var values = Array.ConvertAll((Part[])part.Value!, p => ValueOf(p)); // Constructed put the parts there.
        return Keep(ValueInterpreter.New(part.Tree!, values)); // Constructed put the node there.
    }

    private Expression? EmitConstruction(in Part part)
    {
        var frame = BeginFrame();
        var open = -1;
        foreach (var child in (Part[])part.Value!) // Constructed put the parts there.
            Add(frame, child, ref open, forRow: true);
        var result = part.Tree is MemberInitExpression init ? Initialized(init, frame, open) : Created((NewExpression)part.Tree!, frame, open); // As before.
        EndFrame(frame);
        return result.Tree;
    }

    /// <summary>Whether a type is nothing but its members, which are compared and sent one by one.</summary>
    private static bool IsStructural(Type type) =>
        type.IsGenericType && (CSharpNames.IsAnonymous(type) || typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
}
