using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Makes the keys of an ORDER BY.</summary>
internal static class Orderings
{
    /// <summary>The keys that order by a value as LINQ does: nulls come first when ascending, if the contract leaves them to LINQ; tuples by their items; entities by their key.</summary>
    public static IEnumerable<Ordering> Of(Translator translator, Projection key, bool descending, Expression source)
    {
        var isLinq = translator.Contract.NullOrder == NullOrder.Linq;
        if (key is NewProjection made && typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(made.ClrType))
            return made.Parts.SelectMany(p => Of(translator, p, descending, source));
        // Objects that have no order of their own are ordered by their key.
        if (!HasOrder(key.ClrType) && translator.Equality.Key(key, source) is { } columns)
            return columns.Select(c => new Ordering(c, descending, NullsFirst(c)));
        var value = translator.Scalar(key, source);
        var sql = Comparable(value) ?? throw PlanErrors.OrderOfConverted(source, value.Type.Name, translator.Query);
        if (Contents.IsConstant(sql))
            return [];
        var ordering = new Ordering(sql, descending, NullsFirst(sql));
        return NotANumber.IsPossible(sql) ? [new Ordering(NotANumber.Test(sql), !descending, sql.IsNullable ? !descending == isLinq : null), ordering] : [ordering];

        bool? NullsFirst(SqlExpression column) => column.IsNullable && isLinq ? !descending : null;
    }

    /// <summary>A value that the server compares by size as C# does; null when it is stored in a form that has no such order.</summary>
    public static SqlExpression? Comparable(SqlExpression value) =>
        // A char sorts by its code in C#, whatever the collation.
        value.Type.ModelType == typeof(char) ? new CollateExpression(value, "C")
        : value.Type.Conversion is { PreservesOrder: false } ? EnumNumbers.Of(value)
        : value;

    private static bool HasOrder(Type type) => type.GetInterfaces().Any(i => i == typeof(IComparable) || i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IComparable<>));

    /// <summary>The opposite order.</summary>
    public static Ordering Reverse(Ordering ordering) => ordering with { Descending = !ordering.Descending, NullsFirst = !ordering.NullsFirst };
}
