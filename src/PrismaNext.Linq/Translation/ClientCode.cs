using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Makes code that runs on the client, over parts that were translated.</summary>
internal static class ClientCode
{
    /// <summary>Keeps an expression as client code. A part that is client code itself is merged in.</summary>
    /// <param name="expression">The expression, for its types and for errors.</param>
    /// <param name="parts">Its translated parts.</param>
    /// <param name="build">Builds it anew over what stands for its parts.</param>
    /// <param name="query">The whole query, for errors.</param>
    public static ClientProjection Create(Expression expression, IReadOnlyList<Projection> parts, Func<IReadOnlyList<Expression>, Expression> build, Expression query) =>
        Create(parts, build, () => PlanErrors.ExpressionUnsupported(expression, query));

    public static ClientProjection Create(IReadOnlyList<Projection> parts, Func<IReadOnlyList<Expression>, Expression> build, Func<PrismaNextException> refusal)
    {
        var holes = new List<Projection>();
        var expressions = new List<Expression>();
        foreach (var part in parts)
        {
            if (part is ClientProjection client)
            {
                expressions.Add(new HoleShift(holes.Count).Visit(client.Body));
                holes.AddRange(client.Holes);
            }
            else
            {
                expressions.Add(new HoleExpression(holes.Count, part.ClrType));
                holes.Add(part);
            }
        }

        // What cannot be done without the client is the innermost of its code.
        return new ClientProjection(build(expressions), holes, parts.OfType<ClientProjection>().FirstOrDefault()?.Refusal ?? refusal);
    }

    /// <summary>What stands for a part, in the type that the part has in the expression: a part may be known to be of a narrower one.</summary>
    public static Expression As(Expression part, Type type) => part.Type == type ? part : Expression.Convert(part, type);

    private sealed class HoleShift(int by) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is HoleExpression hole ? new HoleExpression(hole.Index + by, hole.Type) : base.VisitExtension(node);
    }
}
