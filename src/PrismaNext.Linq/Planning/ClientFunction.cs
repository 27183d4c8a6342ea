using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>Compiles lambdas of a query that run in the program.</summary>
internal static class ClientFunction
{
    /// <summary>The lambda as a delegate, once the values of its slots are known.</summary>
    public static Func<SlotValues, TDelegate> Compile<TDelegate>(Expression argument)
        where TDelegate : Delegate
    {
        var lambda = argument is UnaryExpression { NodeType: ExpressionType.Quote } quote ? quote.Operand : argument;
        return Value<TDelegate>(lambda);
    }

    /// <summary>The value of an argument, once the values of its slots are known.</summary>
    public static Func<SlotValues, T> Value<T>(Expression argument)
    {
        var values = Expression.Parameter(typeof(SlotValues), "values");
        var body = new SlotReader(values).Visit(argument);
        return Expression.Lambda<Func<SlotValues, T>>(body.Type == typeof(T) ? body : Expression.Convert(body, typeof(T)), values).Compile();
    }

    private sealed class SlotReader(ParameterExpression values) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is SlotExpression slot
            ? Expression.Convert(Expression.Property(values, "Item", Expression.Constant(slot.Slot)), slot.Type)
            : base.VisitExtension(node);
    }
}
