using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>What a range variable or an element stands for; it moves along when its select is wrapped into another.</summary>
internal sealed class Binding(Projection projection)
{
    public Projection Projection { get; set; } = projection;
}
