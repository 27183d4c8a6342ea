using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

/// <summary>Prints relations, so that a test states all of one in a line.</summary>
internal static class RelationText
{
    /// <summary>All navigations of a class: <c>User.Posts *: Id = UserId</c>; <c>*</c> many, <c>?</c> perhaps one, <c>1</c> exactly one.</summary>
    public static IEnumerable<string> Of<T>(Contract contract) => contract.Find(typeof(T))!.Relations.Select(Describe);

    private static string Describe(RelationMap relation)
    {
        var count = relation.IsCollection ? "*" : relation.IsRequired ? "1" : "?";
        var source = string.Join(",", relation.SourceColumns);
        var target = string.Join(",", relation.TargetColumns);
        return relation.Junction is { } junction
            ? $"{relation} {count}: {source} = {junction.Table}({string.Join(",", junction.SourceColumns)} | {string.Join(",", junction.TargetColumns)}) = {target}"
            : $"{relation} {count}: {source} = {target}";
    }
}
