namespace PrismaNext.Linq.Relational;

/// <summary>The set operations.</summary>
internal enum SetOperator
{
    Union,
    Intersect,
    Except,
}
