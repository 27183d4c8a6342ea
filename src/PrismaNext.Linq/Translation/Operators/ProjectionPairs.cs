using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Two elements of the same build, one from each side of a set operation.</summary>
internal sealed class ProjectionPairs
{
    private readonly Func<SetColumns, Projection> _combine;

    private ProjectionPairs(Func<SetColumns, Projection> combine) => _combine = combine;

    /// <summary>The element of the combined rows.</summary>
    public Projection Combine(SetColumns columns) => _combine(columns);

    /// <summary>Pairs two elements; null when they are not of the same build.</summary>
    public static ProjectionPairs? Of(Projection left, Projection right)
    {
        switch (Joined(left), Joined(right))
        {
            case (ScalarProjection l, ScalarProjection r):
                return new(columns => l with { Sql = columns.Add(l.Sql, r.Sql, l.Name) });
            case (EntityProjection l, EntityProjection r) when l.Entity == r.Entity:
                return new(columns => l with
                {
                    Columns = l.Columns.ToDictionary(c => c.Key, c => columns.Add(c.Value, r.Columns[c.Key], c.Key.Name)),
                    IsOptional = l.IsOptional || r.IsOptional,
                });
            case (NewProjection l, NewProjection r) when l.ClrType == r.ClrType && l.Constructor == r.Constructor && l.Bindings.Select(b => b.Member).SequenceEqual(r.Bindings.Select(b => b.Member)):
                var parts = l.Parts.Select((p, i) => Named(p, Name(l, i))).Zip(r.Parts, Of).ToList();
                if (parts.Contains(null))
                    return null;
                return new(columns =>
                {
                    var combined = parts.Select((p, i) => p!._combine(columns)).ToList(); // None is null, as checked.
                    return l with
                    {
                        Arguments = [.. combined.Take(l.Arguments.Count)],
                        Bindings = [.. l.Bindings.Select((b, i) => b with { Value = combined[l.Arguments.Count + i] })],
                    };
                });
            default:
                return null;
        }
    }

    private static Projection Joined(Projection projection) => projection is ReferenceProjection reference ? reference.Join() : projection;

    private static Projection Named(Projection part, string? name) => part is ScalarProjection { Name: null } scalar ? scalar with { Name = name } : part;

    private static string? Name(NewProjection made, int part) =>
        part < made.Arguments.Count ? part < made.ArgumentMembers.Count ? made.ArgumentMembers[part]?.Name : null : made.Bindings[part - made.Arguments.Count].Member.Name;

}
