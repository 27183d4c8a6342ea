namespace PrismaNext.Linq.Parsing;

/// <summary>What a compiler may ask about the value of a slot.</summary>
internal enum SlotQuestion
{
    /// <summary>Whether it is null.</summary>
    IsNull,

    /// <summary>Whether it is a sequence with a null among its elements.</summary>
    HasNullElement,

    /// <summary>Whether the value is NaN.</summary>
    IsNaN,

    /// <summary>What it is.</summary>
    Value,
}
