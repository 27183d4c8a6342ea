using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>The numbers behind enums, by which C# orders and computes.</summary>
internal static class EnumNumbers
{
    /// <summary>An enum as a value that is stored as its number; null for what a user's conversion stores, and for flags by name, whose text joins several.</summary>
    public static SqlExpression? Of(SqlExpression value)
    {
        if (value.Type.Conversion is not { EnumForm: { } form, ModelType: var enumType } conversion)
            return null;
        if (form == EnumForm.Number)
            return value;
        if (enumType.IsDefined(typeof(FlagsAttribute), inherit: false))
            return null;
        var number = PgTypes.For(enumType)!; // Enums have a type.
        return value switch
        {
            SlotParameterExpression or LiteralExpression => Coercion.To(value, number),
            CaseExpression choice => choice with
            {
                Whens = choice.Whens.Select(when => when with { Result = Of(when.Result)! }).ToEquatableArray(), // What is of this type has a number.
                Else = choice.Else is null ? null : Of(choice.Else),
                Type = number,
            },
            _ => Choose(value, conversion, number),
        };
    }

    private static CaseExpression Choose(SqlExpression value, ValueConversion conversion, PgType number)
    {
        var whens = Enum.GetValues(conversion.ModelType).Cast<object>().Distinct().Select(member => new CaseWhen(
            SqlFactory.Compare(SqlOperator.Equal, value, new LiteralExpression(conversion.ConvertToStore(member), value.Type)),
            new LiteralExpression(number.ToStore(member), number))).ToList();
        if (conversion.EnumForm == EnumForm.Name)
            return new CaseExpression(whens.ToEquatableArray(), SqlFactory.Retype(SqlFactory.Cast(value, PgTypes.For(number.StoreType)!), number), number); // Integers have a type.
        return value.IsNullable || whens.Count == 1
            ? new CaseExpression(whens.ToEquatableArray(), null, number)
            : new CaseExpression(whens.SkipLast(1).ToEquatableArray(), whens[^1].Result, number);
    }
}
