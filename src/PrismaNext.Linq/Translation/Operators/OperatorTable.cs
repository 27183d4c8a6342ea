using System.Collections.Frozen;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Every operator that is translated. Those that re-linq has a class for are found by it, all others by their LINQ name.</summary>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<Type, IOperatorTranslator> Standard = new Dictionary<Type, IOperatorTranslator>
    {
        [typeof(TakeResultOperator)] = new TakeTranslator(),
        [typeof(SkipResultOperator)] = new SkipTranslator(),
        [typeof(DistinctResultOperator)] = new DistinctTranslator(),
        [typeof(FirstResultOperator)] = new FirstTranslator(),
        [typeof(SingleResultOperator)] = new SingleTranslator(),
        [typeof(LastResultOperator)] = new LastTranslator(),
        [typeof(AnyResultOperator)] = new AnyTranslator(),
        [typeof(AllResultOperator)] = new AllTranslator(),
        [typeof(CountResultOperator)] = new CountTranslator(),
        [typeof(LongCountResultOperator)] = new CountTranslator(),
        [typeof(SumResultOperator)] = new AggregateTranslator(),
        [typeof(AverageResultOperator)] = new AggregateTranslator(),
        [typeof(MinResultOperator)] = new AggregateTranslator(),
        [typeof(MaxResultOperator)] = new AggregateTranslator(),
        [typeof(ContainsResultOperator)] = new ContainsTranslator(),
        [typeof(GroupResultOperator)] = new GroupByTranslator(),
        [typeof(UnionResultOperator)] = new SetTranslator(),
        [typeof(ConcatResultOperator)] = new SetTranslator(),
        [typeof(IntersectResultOperator)] = new SetTranslator(),
        [typeof(ExceptResultOperator)] = new SetTranslator(),
        [typeof(ReverseResultOperator)] = new ReverseTranslator(),
        [typeof(DefaultIfEmptyResultOperator)] = new DefaultIfEmptyTranslator(),
        [typeof(CastResultOperator)] = new OfTypeTranslator(),
        [typeof(OfTypeResultOperator)] = new OfTypeTranslator(),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, IOperatorTranslator> Named = new Dictionary<string, IOperatorTranslator>
    {
        ["ToList"] = new NoOperationTranslator(),
        ["ToArray"] = new NoOperationTranslator(),
        ["ToHashSet"] = new HashSetTranslator(),
        ["AsEnumerable"] = new NoOperationTranslator(),
        ["AsQueryable"] = new NoOperationTranslator(),
        ["Include"] = new IncludeTranslator(),
        ["ThenInclude"] = new IncludeTranslator(),
        ["Where"] = new WhereIndexTranslator(),
        ["Select"] = new SelectIndexTranslator(),
        ["SelectMany"] = new SelectManyIndexTranslator(),
        ["Index"] = new IndexTranslator(),
        ["Order"] = new OrderTranslator(),
        ["OrderDescending"] = new OrderTranslator(),
        ["OrderBy"] = new OrderTranslator(),
        ["OrderByDescending"] = new OrderTranslator(),
        ["ThenBy"] = new OrderTranslator(),
        ["ThenByDescending"] = new OrderTranslator(),
        ["Shuffle"] = new ShuffleTranslator(),
        ["Take"] = new TakeRangeTranslator(),
        ["TakeLast"] = new LastRowsTranslator(),
        ["SkipLast"] = new LastRowsTranslator(),
        ["TakeWhile"] = new WhileTranslator(),
        ["SkipWhile"] = new WhileTranslator(),
        ["FirstOrDefault"] = new ElementOrDefaultTranslator(),
        ["SingleOrDefault"] = new ElementOrDefaultTranslator(),
        ["LastOrDefault"] = new ElementOrDefaultTranslator(),
        ["ElementAt"] = new ElementAtTranslator(),
        ["ElementAtOrDefault"] = new ElementAtTranslator(),
        ["MinBy"] = new ExtremeByTranslator(),
        ["MaxBy"] = new ExtremeByTranslator(),
        ["Distinct"] = new DistinctByTranslator(),
        ["DistinctBy"] = new DistinctByTranslator(),
        ["Union"] = new SetByTranslator(),
        ["UnionBy"] = new SetByTranslator(),
        ["Intersect"] = new SetByTranslator(),
        ["IntersectBy"] = new SetByTranslator(),
        ["Except"] = new SetByTranslator(),
        ["ExceptBy"] = new SetByTranslator(),
        ["Append"] = new ConcatTranslator(),
        ["Prepend"] = new ConcatTranslator(),
        ["Zip"] = new ZipTranslator(),
        ["SequenceEqual"] = new SequenceEqualTranslator(),
        ["Join"] = new OuterJoinTranslator(),
        ["LeftJoin"] = new OuterJoinTranslator(),
        ["RightJoin"] = new OuterJoinTranslator(),
        ["Contains"] = new ContainsByTranslator(),
        ["GroupBy"] = new GroupByComparerTranslator(),
        ["CountBy"] = new GroupByComparerTranslator(),
        ["DefaultIfEmpty"] = new DefaultIfEmptyValueTranslator(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IOperatorTranslator Find(ResultOperatorBase resultOperator, Translator translator)
    {
        var found = resultOperator is SequenceOperator sequence ? Named.GetValueOrDefault(sequence.Name) : Standard.GetValueOrDefault(resultOperator.GetType());
        return found ?? throw PlanErrors.OperatorUnsupported((resultOperator as SequenceOperator)?.Name ?? resultOperator.ToString()!, translator.Query); // Every operator prints its name.
    }
}
