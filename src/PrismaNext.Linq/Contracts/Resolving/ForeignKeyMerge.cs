using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Makes one relation of two declarations that name the same navigation, such as one from each end.</summary>
internal static class ForeignKeyMerge
{
    public static void Run(List<ForeignKeyDraft> drafts)
    {
        var merged = new List<ForeignKeyDraft>();
        foreach (var draft in drafts)
        {
            if (merged.Find(known => Shares(known, draft)) is { } earlier)
                Merge(earlier, draft);
            else
                merged.Add(draft);
        }
        drafts.Clear();
        drafts.AddRange(merged);
    }

    private static bool Shares(ForeignKeyDraft one, ForeignKeyDraft other) =>
        Same(Reference(one), Reference(other)) || Same(Inverse(one), Inverse(other)) || AreTurned(one, other);

    private static bool AreTurned(ForeignKeyDraft one, ForeignKeyDraft other) =>
        Same(Reference(one), Inverse(other)) || Same(Inverse(one), Reference(other));

    private static (Type, PropertyInfo?) Reference(ForeignKeyDraft draft) => (draft.Dependent, draft.Reference);

    private static (Type, PropertyInfo?) Inverse(ForeignKeyDraft draft) => (draft.Principal, draft.Inverse);

    /// <summary>The class counts, because two classes can inherit one property.</summary>
    private static bool Same((Type, PropertyInfo? Navigation) one, (Type, PropertyInfo?) other) => one.Navigation is not null && one == other;

    private static void Merge(ForeignKeyDraft known, ForeignKeyDraft later)
    {
        if (AreTurned(known, later))
        {
            // A one-to-one relation told from both ends: the end that names the foreign key is right.
            if (later.HasForeignKey && !known.HasForeignKey)
                known.Turn();
            else
                later.Turn();
        }
        if (Contradict(known, later))
        {
            var navigation = (known.Reference ?? known.Inverse)!; // A declared relation has at least the navigation that declares it.
            throw ContractErrors.RelationAmbiguous(known.Dependent, navigation, [Describe(known), Describe(later)]);
        }
        known.Reference ??= later.Reference;
        known.Inverse ??= later.Inverse;
        known.IsClosed |= later.IsClosed;
        known.IsUnique |= later.IsUnique;
        known.IsRequired = later.IsRequired ?? known.IsRequired;
        known.PrincipalProperties = later.PrincipalProperties ?? known.PrincipalProperties;
        if (later.HasForeignKey)
            (known.Properties, known.Columns) = (later.Properties, later.Columns);
        known.IsSideOpen = !known.HasForeignKey && (known.IsSideOpen || later.IsSideOpen);
    }

    private static bool Contradict(ForeignKeyDraft one, ForeignKeyDraft other) =>
        one.Dependent != other.Dependent
        || one.Principal != other.Principal
        || Differ(one.Reference, other.Reference)
        || Differ(one.Inverse, other.Inverse);

    private static bool Differ(PropertyInfo? one, PropertyInfo? other) => one is not null && other is not null && one != other;

    private static string Describe(ForeignKeyDraft draft) =>
        $"{draft.Dependent.Name}.{draft.Reference?.Name ?? "-"} with {draft.Principal.Name}.{draft.Inverse?.Name ?? "-"}";
}
