using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts;

/// <summary>A lossless two-way conversion between a type of the program and the CLR type that Npgsql reads and writes.</summary>
/// <remarks>Two conversions are equal when they are the same instance.</remarks>
public sealed class ValueConversion
{
    private readonly Func<LambdaExpression>? _makeToStore;
    private readonly Func<LambdaExpression>? _makeFromStore;
    private LambdaExpression? _toStoreLambda;
    private LambdaExpression? _fromStoreLambda;
    private Func<object, object>? _toStore;
    private Func<object, object>? _fromStore;

    /// <summary>A conversion by two lambdas that undo each other.</summary>
    /// <param name="ModelType">The program's type, never a <see cref="Nullable{T}"/>.</param>
    /// <param name="StoreType">The type that travels.</param>
    /// <param name="ToStore">A lambda from the model type to the store type. It never sees null.</param>
    /// <param name="FromStore">A lambda from the store type to the model type. It never sees null.</param>
    public ValueConversion(Type ModelType, Type StoreType, LambdaExpression ToStore, LambdaExpression FromStore)
    {
        this.ModelType = ModelType;
        this.StoreType = StoreType;
        _toStoreLambda = ToStore;
        _fromStoreLambda = FromStore;
    }

    // The built-in conversions are many, and a program that uses none of them need not build their trees.
    internal ValueConversion(Type modelType, Type storeType, Func<LambdaExpression> makeToStore, Func<LambdaExpression> makeFromStore)
    {
        ModelType = modelType;
        StoreType = storeType;
        _makeToStore = makeToStore;
        _makeFromStore = makeFromStore;
    }

    /// <summary>The program's type.</summary>
    public Type ModelType { get; }

    /// <summary>The type that travels.</summary>
    public Type StoreType { get; }

    /// <summary>From the model type to the store type.</summary>
    public LambdaExpression ToStore => _toStoreLambda ?? Interlocked.CompareExchange(ref _toStoreLambda, _makeToStore!(), null) ?? _toStoreLambda; // One of the two is given.

    /// <summary>From the store type to the model type.</summary>
    public LambdaExpression FromStore => _fromStoreLambda ?? Interlocked.CompareExchange(ref _fromStoreLambda, _makeFromStore!(), null) ?? _fromStoreLambda; // As above.

    /// <summary>Whether the store orders and compares values as the program does (an enum stored as its number does, one stored as text does not).</summary>
    public bool PreservesOrder { get; init; }

    /// <summary>How an enum is stored; null for other types, and for conversions that a user wrote.</summary>
    internal EnumForm? EnumForm { get; init; }

    /// <summary>Whether it is one that every program has. What such a conversion stores is computed with as C# computes with the value.</summary>
    internal bool IsBuiltIn => _makeToStore is not null;

    /// <summary>Converts one boxed value; used for parameters.</summary>
    /// <param name="value">A value of <see cref="ModelType"/>, not null.</param>
    public object ConvertToStore(object value) => (_toStore ??= CompileBoxed(ToStore))(value);

    /// <summary>Converts one boxed value back.</summary>
    /// <param name="value">A value of <see cref="StoreType"/>, not null.</param>
    public object ConvertFromStore(object value) => (_fromStore ??= CompileBoxed(FromStore))(value);

    private static Func<object, object> CompileBoxed(LambdaExpression lambda)
    {
        var value = Expression.Parameter(typeof(object));
        var body = Expression.Convert(Expression.Invoke(lambda, Expression.Convert(value, lambda.Parameters[0].Type)), typeof(object));
        return Expression.Lambda<Func<object, object>>(body, value).Compile(preferInterpretation: true);
    }
}
