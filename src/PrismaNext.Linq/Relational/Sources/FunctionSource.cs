namespace PrismaNext.Linq.Relational.Sources;

/// <summary>A function that returns rows, such as <c>unnest</c>.</summary>
/// <param name="Alias">Its identity.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="ColumnNames">The names given to its columns; with <paramref name="WithOrdinality"/> the last one is the row's number from 1.</param>
/// <param name="WithOrdinality">Whether rows are numbered.</param>
internal sealed record FunctionSource(SourceAlias Alias, string Function, EquatableArray<SqlExpression> Arguments, EquatableArray<string> ColumnNames, bool WithOrdinality)
    : SqlSource(Alias);
