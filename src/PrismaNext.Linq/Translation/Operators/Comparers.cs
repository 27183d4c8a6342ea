using System.Collections;
using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Finds out which comparer an operator was given, and applies it to a key.</summary>
internal static class Comparers
{
    /// <summary>The kind of the comparer among an operator's arguments; the default where there is none.</summary>
    public static ComparerKind Of(SequenceOperator sequence, Translator translator) =>
        sequence.Arguments.FirstOrDefault(a => IsComparer(a.Type)) is { } argument ? Of(argument, translator) : ComparerKind.Default;

    /// <summary>The key as the comparer sees it.</summary>
    public static Projection Apply(ComparerKind kind, Projection key) => key is ScalarProjection { Sql: var sql } scalar && sql.Type.ModelType == typeof(string)
        ? kind switch
        {
            ComparerKind.Ordinal => scalar with { Sql = new CollateExpression(sql, "C") },
            ComparerKind.OrdinalIgnoreCase => scalar with { Sql = SqlFactory.Function("upper", PgTypes.Text, sql) },
            _ => key,
        }
        : key;

    /// <summary>The key for an equality: the collation of a database tells texts apart whenever their code points differ, so ordinal is the default.</summary>
    public static Projection ApplyToEquality(ComparerKind kind, Projection key) => kind == ComparerKind.Ordinal ? key : Apply(kind, key);

    public static bool IsComparer(Type type) => typeof(IComparer).IsAssignableFrom(type) || typeof(IEqualityComparer).IsAssignableFrom(type)
        || type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IComparer<>) || type.GetGenericTypeDefinition() == typeof(IEqualityComparer<>))
        || type.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IComparer<>) || i.GetGenericTypeDefinition() == typeof(IEqualityComparer<>)));

    private static ComparerKind Of(Expression argument, Translator translator)
    {
        while (argument is UnaryExpression { NodeType: ExpressionType.Convert } convert)
            argument = convert.Operand;
        var comparer = argument switch
        {
            ConstantExpression constant => constant.Value,
            SlotExpression slot => translator.Facts.Inspect(slot.Slot),
            _ => throw PlanErrors.ComparerUnsupported(translator.Query),
        };
        if (comparer is null)
            return ComparerKind.Default;
        if (comparer.Equals(StringComparer.Ordinal))
            return ComparerKind.Ordinal;
        if (comparer.Equals(StringComparer.OrdinalIgnoreCase))
            return ComparerKind.OrdinalIgnoreCase;
        return IsDefault(comparer) ? ComparerKind.Default : throw PlanErrors.ComparerUnsupported(translator.Query);
    }

    private static bool IsDefault(object comparer)
    {
        for (var type = comparer.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Comparer<>) || type.GetGenericTypeDefinition() == typeof(EqualityComparer<>)))
                return ReferenceEquals(comparer, type.GetProperty(nameof(Comparer<>.Default))!.GetValue(null)); // Both classes have the property.
        }

        return false;
    }
}
