namespace PrismaNext.Linq.Translation.Methods;

/// <summary>A piece of a composite format string: text, or the place of a value.</summary>
/// <param name="Index">The number of the value; less than zero for text.</param>
/// <param name="Width">The least width, negative to align left; 0 for none.</param>
/// <param name="Text">The text, or the value's format; null for none.</param>
internal readonly record struct TextPiece(int Index, int Width, string? Text)
{
    public static TextPiece Literal(string text) => new(-1, 0, text);
}
