using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace PrismaNext.Linq.Writes;

/// <summary>What the row there is becomes when an insert meets it.</summary>
/// <typeparam name="T">A mapped type.</typeparam>
/// <remarks>Immutable: each call gives a new one.</remarks>
public sealed class ConflictUpdate<T>
    where T : class
{
    internal ConflictUpdate(Expression tree) => Tree = tree;

    internal Expression Tree { get; }

    /// <summary>Gives a column a value.</summary>
    /// <typeparam name="TValue">The type of the property.</typeparam>
    /// <param name="property">A mapped property.</param>
    /// <param name="value">The value, sent as a parameter.</param>
    [OverloadResolutionPriority(1)]
    public ConflictUpdate<T> Set<TValue>(Expression<Func<T, TValue>> property, TValue value) => new(WriteTree.Set(property, value)(Tree));

    /// <summary>Gives a column a value that the server computes from the row there is.</summary>
    /// <typeparam name="TValue">The type of the property.</typeparam>
    /// <param name="property">A mapped property.</param>
    /// <param name="value">The value.</param>
    public ConflictUpdate<T> Set<TValue>(Expression<Func<T, TValue>> property, Expression<Func<T, TValue>> value) => new(WriteTree.Set(property, (LambdaExpression)value)(Tree));

    /// <summary>Gives a column a value that the server computes from the row there is and the one that was to be inserted, which SQL calls <c>excluded</c>.</summary>
    /// <typeparam name="TValue">The type of the property.</typeparam>
    /// <param name="property">A mapped property.</param>
    /// <param name="value">The value.</param>
    public ConflictUpdate<T> Set<TValue>(Expression<Func<T, TValue>> property, Expression<Func<T, T, TValue>> value) => new(WriteTree.Set(property, (LambdaExpression)value)(Tree));
}
