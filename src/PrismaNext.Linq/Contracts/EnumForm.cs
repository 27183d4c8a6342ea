namespace PrismaNext.Linq.Contracts;

/// <summary>What stands in the database for a value of an enum.</summary>
internal enum EnumForm
{
    /// <summary>The number behind it.</summary>
    Number,

    /// <summary>The name of its member, and the digits of a value that has none.</summary>
    Name,

    /// <summary>The label of its member; a value that has none cannot be stored.</summary>
    Label,
}
