namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>The operators with one operand.</summary>
internal enum SqlUnaryOperator
{
    Not,
    Negate,
    BitNot,
    IsNull,
    IsNotNull,
    IsTrue,
    IsNotTrue,
    IsFalse,
    IsNotFalse,
}
