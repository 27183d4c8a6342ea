using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Shaping;

/// <summary>Emits the reading of columns as the driver gives them; the implementations differ in what they read from.</summary>
internal interface IColumns
{
    /// <summary>Whether a column is null.</summary>
    Expression IsNull(int ordinal);

    /// <summary>A value that is not null.</summary>
    Expression Value(int ordinal, PgType type, Type wireType);

    /// <summary>An array that is not null.</summary>
    Expression Array(int ordinal, PgType type, Type wireElement);

    /// <summary>A list of nested records.</summary>
    Expression Records(int ordinal, RowShape element);
}
