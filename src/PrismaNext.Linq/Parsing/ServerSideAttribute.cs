namespace PrismaNext.Linq.Parsing;

/// <summary>Marks a type whose members have a meaning in the database only: a call of one is never evaluated, not even when all its arguments are values.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class ServerSideAttribute : Attribute;
