using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A navigation that is to be filled.</summary>
/// <param name="Relation">The navigation.</param>
/// <param name="Refinement">A lambda from the collection to the part of it that is wanted; null for all.</param>
/// <param name="Nested">What is filled in what it gives.</param>
internal sealed record Inclusion(RelationMap Relation, System.Linq.Expressions.LambdaExpression? Refinement, IReadOnlyList<Inclusion> Nested);
