namespace PrismaNext.Linq.Sql;

/// <summary>How tightly an expression holds together, loosest first. The manual's section 4.1.6, with two facts of the grammar itself:
/// a prefix operator other than the sign is as loose as any other operator, and the sign is tighter than COLLATE.</summary>
internal enum Precedence
{
    Or,
    And,
    Not,
    Is,
    Comparison,
    Like,
    Operator,
    Additive,
    Multiplicative,
    AtTimeZone,
    Collate,
    Sign,
    Cast,
    Primary,
}
