using System.Reflection;

namespace PrismaNext.Linq.Contracts;

/// <summary>How an instance is made: a constructor whose parameters are columns, and the properties that are set afterwards.</summary>
/// <param name="Constructor">The constructor.</param>
/// <param name="Parameters">The column of each parameter, in order.</param>
/// <param name="Assigned">The columns whose properties are set after construction (set, init, or a private setter).</param>
public sealed record ConstructorMap(ConstructorInfo Constructor, IReadOnlyList<ColumnMap> Parameters, IReadOnlyList<ColumnMap> Assigned);
