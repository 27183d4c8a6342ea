using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>The kinds of words beyond those of <see cref="ExpressionType"/>, whose numbers end at 84.</summary>
internal static class ShapeKind
{
    public const int Slot = 100;
    public const int Root = 101;
    public const int Quote = 102;
    public const int Literal = 103;
    public const int Result = 104;
    public const int Binding = 105;
    public const int Method = 106;
    public const int Filling = 107;
}
