using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts.Building;

/// <summary>Makes a conversion from a user's lambdas.</summary>
internal static class UserConversion
{
    /// <summary>Lambdas over <c>Id?</c> become lambdas over <c>Id</c>, because a conversion never sees null.</summary>
    public static ValueConversion Create(LambdaExpression toStore, LambdaExpression fromStore, bool preservesOrder)
    {
        var model = toStore.Parameters[0].Type.Unwrap();
        var store = toStore.ReturnType.Unwrap();
        return new ValueConversion(model, store, WithoutNullable(toStore, model, store), WithoutNullable(fromStore, store, model))
        {
            PreservesOrder = preservesOrder,
        };
    }

    private static LambdaExpression WithoutNullable(LambdaExpression lambda, Type from, Type to)
    {
        var declared = lambda.Parameters[0];
        if (declared.Type == from && lambda.ReturnType == to)
            return lambda;
        var value = Expression.Parameter(from, declared.Name);
        var body = new ParameterReplacement(declared, Expression.Convert(value, declared.Type)).Visit(lambda.Body);
        return Expression.Lambda(body.Type == to ? body : Expression.Convert(body, to), value);
    }

    private sealed class ParameterReplacement(ParameterExpression parameter, Expression replacement) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? replacement : node;
    }
}
