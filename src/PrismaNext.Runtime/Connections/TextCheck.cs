using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>Refuses texts that the server cannot store before anything is sent: the driver would stop in the middle of a message.</summary>
internal static class TextCheck
{
    /// <exception cref="PrismaNextException"><c>PLAN.TEXT_INVALID</c>: it holds U+0000, or half of a surrogate pair.</exception>
    public static void ThrowIfInvalid(string? text)
    {
        if (text is null || (!text.Contains('\0', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0))
            return;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
                throw PlanErrors.TextInvalid();
        }
    }
}
