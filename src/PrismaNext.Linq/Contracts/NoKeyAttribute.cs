namespace PrismaNext.Linq.Contracts;

/// <summary>Says that the rows of a class have no key.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NoKeyAttribute : Attribute;
