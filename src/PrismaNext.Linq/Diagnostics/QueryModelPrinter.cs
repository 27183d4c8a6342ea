using System.Linq.Expressions;
using System.Text;
using Remotion.Linq;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>Prints a parsed query as the chain of calls that it came from.</summary>
/// <param name="text">Where to print.</param>
/// <param name="write">Prints an expression.</param>
/// <param name="writeSource">Prints an expression that a member or a call follows.</param>
internal sealed class QueryModelPrinter(StringBuilder text, Action<Expression> write, Action<Expression> writeSource)
{
    public void Write(QueryModel model)
    {
        writeSource(model.MainFromClause.FromExpression);
        var item = QueryPrinter.ParameterName(model.MainFromClause.ItemName);
        foreach (var clause in model.BodyClauses)
            WriteClause(clause, item);
        if (!(model.SelectClause.Selector is QuerySourceReferenceExpression reference && reference.ReferencedQuerySource == model.MainFromClause))
            WriteCall("Select", item, model.SelectClause.Selector);
        foreach (var result in model.ResultOperators)
            WriteOperator(result, item);
    }

    private void WriteClause(IBodyClause clause, string item)
    {
        switch (clause)
        {
            case WhereClause where:
                WriteCall("Where", item, where.Predicate);
                break;
            case OrderByClause orderBy:
                WriteOrderings(orderBy, item);
                break;
            case AdditionalFromClause from:
                WriteCall("SelectMany", item, from.FromExpression);
                break;
            case JoinClause join:
                WriteJoin("Join", join);
                break;
            case GroupJoinClause group:
                WriteJoin("GroupJoin", group.JoinClause);
                break;
            default:
                text.Append('.').Append(clause);
                break;
        }
    }

    private void WriteOrderings(OrderByClause orderBy, string item)
    {
        var name = "OrderBy";
        foreach (var ordering in orderBy.Orderings)
        {
            WriteCall(ordering.OrderingDirection == OrderingDirection.Asc ? name : name + "Descending", item, ordering.Expression);
            name = "ThenBy";
        }
    }

    private void WriteJoin(string name, JoinClause join)
    {
        text.Append('.').Append(name).Append('(');
        write(join.InnerSequence);
        text.Append(", ");
        write(join.OuterKeySelector);
        text.Append(", ").Append(QueryPrinter.ParameterName(join.ItemName)).Append(" => ");
        write(join.InnerKeySelector);
        text.Append(')');
    }

    private void WriteOperator(ResultOperatorBase result, string item)
    {
        if (result is GroupResultOperator group)
        {
            WriteCall("GroupBy", item, group.KeySelector);
            return;
        }

        // Every operator of a query model describes itself as a call.
        var call = result.ToString() ?? "";
        text.Append('.').Append(call.AsSpan(0, Math.Max(0, call.IndexOf('(', StringComparison.Ordinal)))).Append('(');
        var separator = "";
        result.TransformExpressions(argument =>
        {
            text.Append(separator);
            separator = ", ";
            write(argument);
            return argument;
        });
        text.Append(')');
    }

    private void WriteCall(string name, string item, Expression body)
    {
        text.Append('.').Append(name).Append('(').Append(item).Append(" => ");
        write(body);
        text.Append(')');
    }
}
