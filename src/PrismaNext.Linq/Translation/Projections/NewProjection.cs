using System.Reflection;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>An object that the query makes.</summary>
/// <param name="ClrType">Its type.</param>
/// <param name="Constructor">The constructor; null for a struct's default.</param>
/// <param name="Arguments">The constructor's arguments.</param>
/// <param name="Bindings">The members that are set afterwards.</param>
internal sealed record NewProjection(Type ClrType, ConstructorInfo? Constructor, IReadOnlyList<Projection> Arguments, IReadOnlyList<MemberProjection> Bindings) : Projection(ClrType)
{
    /// <summary>The members that the constructor's arguments are known by, parallel to <see cref="Arguments"/>; null where there is none.</summary>
    public IReadOnlyList<MemberInfo?> ArgumentMembers { get; init; } = [];

    /// <summary>Whether there is more to the object than the query knows, so that it cannot be made again.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Every part, in order.</summary>
    public IEnumerable<Projection> Parts => Arguments.Concat(Bindings.Select(b => b.Value));

    /// <summary>The value of a member; null when the query does not say.</summary>
    public Projection? Find(MemberInfo member)
    {
        foreach (var binding in Bindings)
        {
            if (binding.Member.Name == member.Name)
                return binding.Value;
        }

        for (var i = 0; i < ArgumentMembers.Count; i++)
        {
            if (ArgumentMembers[i]?.Name == member.Name)
                return Arguments[i];
        }

        return null;
    }

    public override Projection Map(ProjectionMap map) => this with
    {
        Arguments = [.. Arguments.Select((a, i) => Named(a, i < ArgumentMembers.Count ? ArgumentMembers[i] : null).Map(map))],
        Bindings = [.. Bindings.Select(b => b with { Value = Named(b.Value, b.Member).Map(map) })],
    };

    private static Projection Named(Projection part, MemberInfo? member) => part is ScalarProjection { Name: null } scalar && member is not null ? scalar with { Name = member.Name } : part;
}
