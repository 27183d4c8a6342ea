namespace PrismaNext.Linq.Parsing;

/// <summary>Marks a type of query whose methods are LINQ's operators under the same names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class QueryOperatorsAttribute : Attribute;
