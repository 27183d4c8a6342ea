using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Emits a conversion from the stored form in place.</summary>
internal static class ConversionEmitter
{
    public static Expression Emit(ValueConversion conversion, Expression stored, string typeName)
    {
        var parameter = conversion.FromStore.Parameters[0];
        var body = conversion.FromStore.Body;
        return Expression.Block([parameter], Expression.Assign(parameter, stored), CanFail(body) ? Guard(body, conversion, typeName) : body);
    }

    // Most enums are converted without a check.
    private static bool CanFail(Expression body) => body switch
    {
        ParameterExpression => false,
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert => CanFail(convert.Operand),
        UnaryExpression { NodeType: ExpressionType.ConvertChecked, Method: null } convert => convert.Type != convert.Operand.Type || CanFail(convert.Operand),
        _ => true,
    };

    private static TryExpression Guard(Expression body, ValueConversion conversion, string typeName)
    {
        var failure = Expression.Parameter(typeof(Exception), "failure");
        var recoded = Expression.Throw(
            Expression.Call(
                typeof(RowErrors),
                nameof(RowErrors.NotConvertible),
                [],
                Expression.Constant(typeName),
                Expression.Constant(conversion.ModelType),
                failure),
            body.Type);
        return Expression.TryCatch(body, Expression.Catch(failure, recoded));
    }
}
