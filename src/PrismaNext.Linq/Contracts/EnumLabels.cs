using System.Collections.Frozen;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts;

/// <summary>The texts that stand for the values of an enum in the database.</summary>
/// <param name="labels">The text of each value.</param>
/// <param name="isOpen">Whether values without a label, such as combined flags, are stored as C# prints them.</param>
internal sealed class EnumLabels<TEnum>(IReadOnlyDictionary<TEnum, string> labels, bool isOpen)
    where TEnum : struct, Enum
{
    private readonly FrozenDictionary<TEnum, string> _labels = labels.ToFrozenDictionary();
    private readonly FrozenDictionary<string, TEnum> _values = labels.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public string Format(TEnum value)
    {
        if (_labels.TryGetValue(value, out var label))
            return label;
        return isOpen ? value.ToString() : throw ContractErrors.EnumLabelUnknown(typeof(TEnum));
    }

    public TEnum Parse(string label)
    {
        if (_values.TryGetValue(label, out var value) || (isOpen && Enum.TryParse(label, out value)))
            return value;
        throw ContractErrors.EnumLabelUnknown(typeof(TEnum));
    }
}
