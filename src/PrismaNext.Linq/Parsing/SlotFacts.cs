using System.Collections;

namespace PrismaNext.Linq.Parsing;

/// <summary>Answers a compiler's questions about the values of one execution, and remembers them: a plan serves every execution that would get the same answers.</summary>
internal sealed class SlotFacts(SlotValues values)
{
    private readonly List<SlotFact> _answers = [];

    /// <summary>The questions asked so far, in order, with their answers.</summary>
    public IReadOnlyList<SlotFact> Answers => _answers;

    /// <summary>Whether the value is null.</summary>
    public bool IsNull(int slot) => (bool)Ask(SlotQuestion.IsNull, slot)!; // This question is answered by a bool.

    /// <summary>Whether the value is a sequence with a null among its elements; false for a null sequence.</summary>
    public bool HasNullElement(int slot) => (bool)Ask(SlotQuestion.HasNullElement, slot)!; // This question is answered by a bool.

    /// <summary>Whether the value is NaN, which C# and PostgreSQL compare differently.</summary>
    public bool IsNaN(int slot) => (bool)Ask(SlotQuestion.IsNaN, slot)!; // This question is answered by a bool.

    /// <summary>The value itself, which makes it part of the plan's key: for comparers, formats and the like, never for a user's data.</summary>
    public object? Inspect(int slot) => Ask(SlotQuestion.Value, slot);

    /// <summary>Answers a question about any values; the compiler's own questions and the look-up of a plan both end here.</summary>
    public static object? Answer(SlotQuestion question, int slot, SlotValues values) => question switch
    {
        SlotQuestion.IsNull => values[slot] is null ? True : False,
        SlotQuestion.IsNaN => values[slot] is double.NaN or float.NaN ? True : False,
        SlotQuestion.HasNullElement => AnyNull(values[slot]) ? True : False,
        _ => values[slot],
    };

    private static readonly object True = true;
    private static readonly object False = false;

    private object? Ask(SlotQuestion question, int slot)
    {
        foreach (var asked in _answers)
        {
            if (asked.Slot == slot && asked.Question == question)
                return asked.Answer;
        }

        var answer = Answer(question, slot, values);
        _answers.Add(new(question, slot, answer));
        return answer;
    }

    private static bool AnyNull(object? value)
    {
        if (value is not IEnumerable elements || value is string || HoldsStructures(value))
            return false;
        foreach (var element in elements)
        {
            if (element is null)
                return true;
        }

        return false;
    }

    // Numbers are never null; to look at each would box it.
    private static bool HoldsStructures(object elements)
    {
        var type = elements.GetType();
        var element = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments() is [var only] ? only : null;
        return element is { IsValueType: true } && Nullable.GetUnderlyingType(element) is null
            && (type.IsArray || typeof(IEnumerable<>).MakeGenericType(element).IsInstanceOfType(elements));
    }
}
