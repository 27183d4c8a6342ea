using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using Remotion.Linq.Clauses;
using Remotion.Linq.Clauses.ResultOperators;

namespace PrismaNext.Linq.Translation.Operators;

/// <summary>Every operator that is translated. Those that re-linq has a class for are found by it, all others by their LINQ name.</summary>
/// <remarks>A translator is made for each use; a table of all of them would load fifty types before the first query.</remarks>
internal static class OperatorTable
{
    public static IOperatorTranslator Find(ResultOperatorBase resultOperator, Translator translator)
    {
        var found = resultOperator is SequenceOperator sequence ? Named(sequence.Name) : Standard(resultOperator);
        return found ?? throw PlanErrors.OperatorUnsupported((resultOperator as SequenceOperator)?.Name ?? resultOperator.ToString()!, translator.Query); // Every operator prints its name.
    }

    private static IOperatorTranslator? Standard(ResultOperatorBase resultOperator) => resultOperator switch
    {
        TakeResultOperator => new TakeTranslator(),
        SkipResultOperator => new SkipTranslator(),
        DistinctResultOperator => new DistinctTranslator(),
        FirstResultOperator => new FirstTranslator(),
        SingleResultOperator => new SingleTranslator(),
        LastResultOperator => new LastTranslator(),
        AnyResultOperator => new AnyTranslator(),
        AllResultOperator => new AllTranslator(),
        CountResultOperator or LongCountResultOperator => new CountTranslator(),
        SumResultOperator or AverageResultOperator or MinResultOperator or MaxResultOperator => new AggregateTranslator(),
        ContainsResultOperator => new ContainsTranslator(),
        GroupResultOperator => new GroupByTranslator(),
        UnionResultOperator or ConcatResultOperator or IntersectResultOperator or ExceptResultOperator => new SetTranslator(),
        ReverseResultOperator => new ReverseTranslator(),
        DefaultIfEmptyResultOperator => new DefaultIfEmptyTranslator(),
        CastResultOperator or OfTypeResultOperator => new OfTypeTranslator(),
        _ => null,
    };

    private static IOperatorTranslator? Named(string name) => name switch
    {
        "ToList" or "ToArray" or "AsEnumerable" or "AsQueryable" => new NoOperationTranslator(),
        "ToHashSet" => new HashSetTranslator(),
        "Include" or "ThenInclude" => new IncludeTranslator(),
        "Where" => new WhereIndexTranslator(),
        "Select" => new SelectIndexTranslator(),
        "SelectMany" => new SelectManyIndexTranslator(),
        "Index" => new IndexTranslator(),
        "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" => new OrderTranslator(),
        "Shuffle" => new ShuffleTranslator(),
        "Take" => new TakeRangeTranslator(),
        "TakeLast" or "SkipLast" => new LastRowsTranslator(),
        "TakeWhile" or "SkipWhile" => new WhileTranslator(),
        "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" => new ElementOrDefaultTranslator(),
        "ElementAt" or "ElementAtOrDefault" => new ElementAtTranslator(),
        "MinBy" or "MaxBy" => new ExtremeByTranslator(),
        "Distinct" or "DistinctBy" => new DistinctByTranslator(),
        "Union" or "UnionBy" or "Intersect" or "IntersectBy" or "Except" or "ExceptBy" => new SetByTranslator(),
        "Append" or "Prepend" => new ConcatTranslator(),
        "Zip" => new ZipTranslator(),
        "SequenceEqual" => new SequenceEqualTranslator(),
        "Join" or "LeftJoin" or "RightJoin" => new OuterJoinTranslator(),
        "Contains" => new ContainsByTranslator(),
        "GroupBy" or "CountBy" => new GroupByComparerTranslator(),
        "DefaultIfEmpty" => new DefaultIfEmptyValueTranslator(),
        _ => null,
    };
}
