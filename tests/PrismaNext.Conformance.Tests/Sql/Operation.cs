using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Conformance.Tests.Sql;

/// <summary>A kind of expression, as the program builds it and as it is written with every parenthesis.</summary>
/// <param name="Template">The text, with <c>{0}</c> for the first operand.</param>
/// <param name="Operands">The types of the operands.</param>
/// <param name="Result">The type of the value.</param>
/// <param name="Build">Makes the expression.</param>
internal sealed record Operation(string Template, PgType[] Operands, PgType Result, Func<SqlExpression[], SqlExpression> Build)
{
    /// <summary>The text of the outermost operation, whatever is nested in it.</summary>
    public string Kind { get; init; } = Template;
}
