using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Characters given one by one or as an array, as the text that PostgreSQL's trimming functions take.</summary>
internal static class CharacterSet
{
    public static SqlExpression? Of(MethodCall call, int index)
    {
        if (call.ParameterType(index) == typeof(char))
            return SqlFactory.Retype(call[index], PgTypes.Text);
        if (call.ParameterType(index) != typeof(char[]))
            return null;
        switch (call.Argument(index))
        {
            case NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array:
                var characters = array.Expressions.Select(item => SqlFactory.Retype(call.Scalar(item), PgTypes.Text)).ToList();
                return characters.Count == 0 ? SqlFactory.Text(StringMethods.WhiteSpace) : characters.Aggregate(TextForm.Concat);
            case ConstantExpression { Value: var value }:
                return SqlFactory.Text(Join(value as char[]));
            case SlotExpression slot when call.Translator.Facts.IsNull(slot.Slot):
                return SqlFactory.Text(StringMethods.WhiteSpace);
            case SlotExpression slot:
                return new SlotParameterExpression(slot.Slot, PgTypes.Text, CanBeNull: false, static characters => Join((char[])characters));
            default:
                return null;
        }
    }

    // No characters mean white space in C#.
    private static string Join(char[]? characters) => characters is { Length: > 0 } ? new string(characters) : StringMethods.WhiteSpace;
}
