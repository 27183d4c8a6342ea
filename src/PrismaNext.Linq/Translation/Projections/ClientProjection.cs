using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>Code that has no SQL; it can stand in the last <c>Select</c>, over values already fetched.</summary>
/// <param name="Body">The code, with a hole for each value.</param>
/// <param name="Holes">The values.</param>
/// <param name="Refusal">What to say where the value is needed in SQL.</param>
internal sealed record ClientProjection(Expression Body, IReadOnlyList<Projection> Holes, Func<PrismaNextException> Refusal) : Projection(Body.Type)
{
    /// <summary>What the database knows of the object that the code makes; null when it knows nothing.</summary>
    public NewProjection? Known { get; init; }

    public override Projection Map(ProjectionMap map) => this with { Holes = [.. Holes.Select(h => h.Map(map))], Known = (NewProjection?)Known?.Map(map) };
}
