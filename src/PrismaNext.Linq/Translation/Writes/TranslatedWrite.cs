using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Writes;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>A write as a statement.</summary>
/// <param name="Command">The statement.</param>
/// <param name="Shape">What a row that it gives back becomes; null when it gives none back.</param>
internal sealed record TranslatedWrite(SqlCommand Command, RowShape? Shape);
