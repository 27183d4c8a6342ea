namespace PrismaNext.Linq.Shaping.Records;

/// <summary>A <see cref="NestedShaper{T}"/> whose type is known only at run time.</summary>
internal interface INestedShaper
{
    /// <summary>Whether it can read from the bytes of the records.</summary>
    bool ReadsRecords { get; }
}
