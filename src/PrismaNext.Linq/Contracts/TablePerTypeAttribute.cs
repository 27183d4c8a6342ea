namespace PrismaNext.Linq.Contracts;

/// <summary>Says that each mapped class derived from this one has a table with its own columns and the key of this one's.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TablePerTypeAttribute : Attribute;
