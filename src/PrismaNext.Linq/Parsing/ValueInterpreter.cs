using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>Computes what the program knows, without compiling it: a compiled lambda costs a hundred microseconds and is used once.</summary>
internal static class ValueInterpreter
{
    // The user's exception is to surface as it was thrown.
    private const BindingFlags Plain = BindingFlags.DoNotWrapExceptions;

    public static object? Read(object? owner, MemberInfo member)
    {
        switch (member)
        {
            case FieldInfo field:
                if (!field.IsStatic)
                    Dereference(owner);
                return field.GetValue(owner);
            default:
                var property = (PropertyInfo)member;
                if (owner is null && property.GetMethod is { IsStatic: false })
                    Dereference(owner);
                return property.GetValue(owner, Plain, null, null, null);
        }
    }

    /// <summary>A member of <see cref="Nullable{T}"/>: boxed, such a value is null or the value itself.</summary>
    public static object? OfNullable(string member, object? value, object? alternative) => member switch
    {
        nameof(Nullable<>.HasValue) => value is not null,
        nameof(Nullable<>.GetValueOrDefault) => value ?? alternative,
        _ => value ?? throw new InvalidOperationException("Nullable object must have a value."),
    };

    public static object? Call(MethodCallExpression node, object? instance, object?[] arguments)
    {
        if (node.Object is not null && Nullable.GetUnderlyingType(node.Object.Type) is { } underlying)
        {
            return node.Method.Name switch
            {
                nameof(Nullable<>.GetValueOrDefault) => OfNullable(node.Method.Name, instance, arguments is [var given] ? given : Activator.CreateInstance(underlying)),
                nameof(ToString) => instance?.ToString() ?? "",
                nameof(GetHashCode) => instance?.GetHashCode() ?? 0,
                nameof(Equals) => Equals(instance, arguments[0]),
                _ => instance,
            };
        }

        if (node.Object is not null)
            Dereference(instance);
        return node.Method.Invoke(instance, Plain, null, arguments, null);
    }

    // A delegate's own Invoke passes on whatever its target is bound to.
    public static object? Invoke(Delegate function, object?[] arguments) =>
        function.GetType().GetMethod(nameof(Action.Invoke))!.Invoke(function, Plain, null, arguments, null); // Every delegate has it.

    public static object? Unary(UnaryExpression node, object? operand)
    {
        if (node.Method is not null)
            return operand is null && node.IsLifted ? null : node.Method.Invoke(null, Plain, null, [operand], null);
        return node.NodeType switch
        {
            ExpressionType.ArrayLength => Length(operand),
            ExpressionType.TypeAs => node.Type.IsInstanceOfType(operand) ? operand : null,
            ExpressionType.Not when operand is bool known => !known,
            ExpressionType.Convert or ExpressionType.ConvertChecked when operand is null && !node.Type.IsValueType => null,
            ExpressionType.Convert when operand is not null && NumericConversion.Of(operand, Nullable.GetUnderlyingType(node.Type) ?? node.Type) is { } converted => converted,
            _ when operand is null && Nullable.GetUnderlyingType(node.Type) is not null => null,
            _ => Interpret(node.Update(Constant(operand, node.Operand.Type))),
        };
    }

    public static object? Binary(BinaryExpression node, object? left, object? right)
    {
        if (node.Method is { } method && !node.IsLifted)
            return method.Invoke(null, Plain, null, [left, right], null);
        if (node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && node.Method is null && (left is null || right is null || !node.Left.Type.IsValueType))
            return ReferenceEquals(left, right) == (node.NodeType == ExpressionType.Equal);
        return (node.NodeType, left, right) switch
        {
            (ExpressionType.ArrayIndex, Array array, int index) => array.GetValue(index),
            (ExpressionType.Add, int l, int r) => unchecked(l + r),
            (ExpressionType.Subtract, int l, int r) => unchecked(l - r),
            (ExpressionType.Multiply, int l, int r) => unchecked(l * r),
            (ExpressionType.Equal, int l, int r) => l == r,
            (ExpressionType.NotEqual, int l, int r) => l != r,
            (ExpressionType.GreaterThan, int l, int r) => l > r,
            (ExpressionType.GreaterThanOrEqual, int l, int r) => l >= r,
            (ExpressionType.LessThan, int l, int r) => l < r,
            (ExpressionType.LessThanOrEqual, int l, int r) => l <= r,
            (ExpressionType.Equal, bool l, bool r) => l == r,
            (ExpressionType.NotEqual, bool l, bool r) => l != r,
            _ => Interpret(node.Update(Constant(left, node.Left.Type), node.Conversion, Constant(right, node.Right.Type))),
        };
    }

    public static object? New(Expression node, object?[] values)
    {
        var creation = node as NewExpression ?? ((MemberInitExpression)node).NewExpression;
        var arguments = creation.Arguments.Count;
        var created = creation.Constructor is null
            ? Activator.CreateInstance(creation.Type)
            : creation.Constructor.Invoke(Plain, null, values[..arguments], null);
        if (node is MemberInitExpression init)
            MemberBindings.Apply(init.Bindings, created, values.AsSpan(arguments));
        return created;
    }

    public static object NewArray(NewArrayExpression node, object?[] values)
    {
        var element = node.Type.GetElementType()!; // An array has an element type.
        if (node.NodeType == ExpressionType.NewArrayBounds)
            return Array.CreateInstance(element, Array.ConvertAll(values, v => Convert.ToInt64(v, null)));
        var array = Array.CreateInstance(element, values.Length);
        for (var i = 0; i < values.Length; i++)
            array.SetValue(values[i], i);
        return array;
    }

    public static object? NewList(ListInitExpression node, object?[] values)
    {
        var list = New(node.NewExpression, values);
        Fill(list, node.Initializers, values.AsSpan(node.NewExpression.Arguments.Count));
        return list;
    }

    /// <summary>Adds to a collection.</summary>
    /// <returns>How many values were taken.</returns>
    public static int Fill(object? collection, IEnumerable<ElementInit> initializers, ReadOnlySpan<object?> values)
    {
        var position = 0;
        foreach (var initializer in initializers)
        {
            Dereference(collection);
            var count = initializer.Arguments.Count;
            initializer.AddMethod.Invoke(collection, Plain, null, values.Slice(position, count).ToArray(), null);
            position += count;
        }

        return position;
    }

    public static object? Index(IndexExpression node, object?[] values) => node.Indexer is null
        ? ((Array)values[0]!).GetValue(Array.ConvertAll(values[1..], v => Convert.ToInt64(v, null))) // Without an indexer it is an array.
        : node.Indexer.GetValue(values[0], Plain, null, values[1..], null);

    /// <summary>What a lambda is to the method that it is passed to: a tree where that takes one, else a delegate.</summary>
    public static object Lambda(Expression node)
    {
        var lambda = (LambdaExpression)new SpanCallRewriter().Visit(node is UnaryExpression quote ? quote.Operand : node);
        return node.NodeType == ExpressionType.Quote ? lambda : lambda.Compile(preferInterpretation: true);
    }

    // Conversions and arithmetic of the rarer types: C#'s rules for them are many, and the framework's interpreter knows them all.
    private static object? Interpret(Expression node) => Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)();

    private static ConstantExpression Constant(object? value, Type type) => Expression.Constant(value, type);

    private static int Length(object? array)
    {
        Dereference(array);
        return ((Array)array!).Length; // Just dereferenced.
    }

    public static void Assign(object? target, MemberInfo member, object? value)
    {
        if (member is FieldInfo field)
            field.SetValue(target, value);
        else
            ((PropertyInfo)member).SetValue(target, value, Plain, null, null, null);
    }

    // Throws what C# throws for a member of null.
    private static void Dereference(object? owner) => _ = owner!.GetType();
}
