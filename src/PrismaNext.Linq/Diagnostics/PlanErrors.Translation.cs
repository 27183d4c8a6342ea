using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>Errors of translating a query to SQL.</summary>
internal static partial class PlanErrors
{
    public static PrismaNextException MethodUnsupported(MethodInfo method, Expression call, Expression query) => new(
        "PLAN.METHOD_UNSUPPORTED",
        $"'{method.DeclaringType?.Name}.{method.Name}' has no SQL translation here. Query: {QueryPrinter.Print(query, call)}.",
        "Only methods with an exact SQL form can run in the database; other code can run only in the last Select, on values already fetched.",
        "Compute the value before the query, move the call to the last Select, or switch to the client with AsAsyncEnumerable() first.");

    public static PrismaNextException ServerOnly(string member) => new(
        "PLAN.SERVER_ONLY",
        $"'Pg.{member}' was called by the program.",
        "The members of Pg stand for what PostgreSQL computes; they have no code.",
        "Use it inside a query, for example in Where, OrderBy or Select.");

    public static PrismaNextException MemberUnsupported(Expression member, Expression query) => new(
        "PLAN.MEMBER_UNSUPPORTED",
        $"'{QueryPrinter.Print(member)}' is not mapped and has no SQL translation. Query: {QueryPrinter.Print(query, member)}.",
        "In the database a member has to be a column, a navigation, a part of an object that the query makes, or one of .NET's own with an exact SQL form.",
        "Map the property in the contract, write its expression out, or use it in the last Select only.");

    public static PrismaNextException ExpressionUnsupported(Expression expression, Expression query) => new(
        "PLAN.EXPRESSION_UNSUPPORTED",
        $"'{QueryPrinter.Print(expression)}' has no SQL translation here. Query: {QueryPrinter.Print(query, expression)}.",
        "There is no SQL with exactly its C# meaning.",
        "Compute the value before the query, move it to the last Select, or switch to the client with AsAsyncEnumerable() first.");

    public static PrismaNextException OperatorUnsupported(string name, Expression query) => new(
        "PLAN.OPERATOR_UNSUPPORTED",
        $"The operator '{OperatorName(name)}' has no SQL translation here. Query: {Marked(query, OperatorName(name))}.",
        "There is no SQL with exactly its LINQ meaning for these operands.",
        "Leave it out of the query, and apply it to the rows after AsAsyncEnumerable() or ToListAsync().");

    public static PrismaNextException OrderRequired(string name, Expression query) => new(
        "PLAN.ORDER_REQUIRED",
        $"'{name}' needs an order. Query: {Marked(query, name, $"{name}OrDefault")}.",
        "Rows of a table have no order of their own, so there is no last one and nothing to reverse.",
        "Put OrderBy(...) before it.");

    public static PrismaNextException OrderOfConverted(Expression expression, string type, Expression query) => new(
        "PLAN.ORDER_CONVERTED",
        $"'{QueryPrinter.Print(expression)}' cannot be ordered or compared by size. Query: {QueryPrinter.Print(query, expression)}.",
        $"It is stored as {type} in a form that does not sort as C# sorts its values.",
        "Compare for equality, list the values with Contains, or store it as a number.");

    public static PrismaNextException NotScalar(Expression expression, Expression query) => new(
        "PLAN.NOT_SCALAR",
        $"'{QueryPrinter.Print(expression)}' is an object where a single value is needed. Query: {QueryPrinter.Print(query, expression)}.",
        "SQL computes, compares by size and orders single values, not objects.",
        "Name the property that is meant, for example its key.");

    public static PrismaNextException NotSequence(Expression expression, Expression query) => new(
        "PLAN.NOT_SEQUENCE",
        $"'{QueryPrinter.Print(expression)}' is not a collection that the database knows. Query: {QueryPrinter.Print(query, expression)}.",
        "A sub-query can start at From<T>(), a navigation, a group, an array column or a collection of the program.",
        "Start it at one of those.");

    public static PrismaNextException NotComparable(Expression expression, Expression query) =>
        NotComparable($"'{QueryPrinter.Print(expression)}' cannot be compared", QueryPrinter.Print(query, expression));

    public static PrismaNextException ElementsNotComparable(Expression query, params string[] operators) =>
        NotComparable("An operator that compares has elements that cannot be compared", Marked(query, operators));

    private static PrismaNextException NotComparable(string what, string query) => new(
        "PLAN.NOT_COMPARABLE",
        $"{what}. Query: {query}.",
        "SQL compares single values, entities by their key, and tuples or records by their parts.",
        "Compare the properties that matter.");

    public static PrismaNextException ReferenceComparison(Expression expression, Expression query) => new(
        "PLAN.REFERENCE_COMPARISON",
        $"'{QueryPrinter.Print(expression)}' compares references. Query: {QueryPrinter.Print(query, expression)}.",
        "It asks whether two objects are the same instance, as == of anonymous objects does in C#; rows have no identity.",
        "Use Equals(...), tuples, or compare the properties.");

    public static PrismaNextException EntityWithoutKey(Type entity, Expression expression, Expression query) => new(
        "PLAN.ENTITY_WITHOUT_KEY",
        $"'{entity.Name}' has no key to tell its rows apart. Query: {QueryPrinter.Print(query, expression)}.",
        "Comparing entities, and telling whether an optional one is there, needs a key or a column that is never null.",
        "Declare a key in the contract, or compare properties.");

    public static PrismaNextException EntityUnmapped(Type type, Expression query) => new(
        "PLAN.ENTITY_UNMAPPED",
        $"'{type.Name}' is not in the contract. Query: {MarkedText(QueryPrinter.Print(query), $"From<{type.Name}>()")}.",
        "A query starts at a type that the contract maps to a table or a view.",
        $"Add it: Contract.FromTypes(..., typeof({type.Name})) or c.Entity<{type.Name}>(...).");

    public static PrismaNextException SetElementsDiffer(Expression query) => new(
        "PLAN.SET_ELEMENTS_DIFFER",
        $"The two sides of a set operation are not built alike. Query: {Marked(query, "Union", "Concat", "Intersect", "Except", "Append", "Prepend", "UnionBy", "IntersectBy", "ExceptBy")}.",
        "SQL combines rows column by column, so both sides have to make the same kind of element in the same way.",
        "Select the same members in the same order on both sides, without nested collections or client code.");

    public static PrismaNextException ComparerUnsupported(Expression query) => new(
        "PLAN.COMPARER_UNSUPPORTED",
        $"An operator was given a comparer that has no SQL. Query: {QueryPrinter.PrintOperator(query, call => call.Arguments.Any(a => IsComparer(a.Type)))}.",
        "The database knows the default comparer, StringComparer.Ordinal and, for equality, StringComparer.OrdinalIgnoreCase; it cannot call a program's own.",
        "Use one of those, select a key that the default comparer is right for, or compare on the client after AsAsyncEnumerable().");

    public static PrismaNextException DefaultUnsupported(Expression query) => new(
        "PLAN.DEFAULT_UNSUPPORTED",
        $"A default value is not a single value. Query: {Marked(query, "DefaultIfEmpty", "FirstOrDefault", "SingleOrDefault", "LastOrDefault", "ElementAtOrDefault")}.",
        "The database can put a single value in the place of a missing one, not an object.",
        "Leave the default value out, and use ?? on the result.");

    public static PrismaNextException IncludeWithoutEntity(Expression query) => new(
        "PLAN.INCLUDE_WITHOUT_ENTITY",
        $"'Include' was called on something that is not an entity. Query: {Marked(query, "Include", "ThenInclude")}.",
        "Include fills navigations of the entities that a query returns; what Select makes has none.",
        "Call Include before Select, or project the navigation in the Select.");

    public static PrismaNextException IncludeUnmapped(Expression navigation, Expression query, Expression? marked = null) => new(
        "PLAN.INCLUDE_UNMAPPED",
        $"'{QueryPrinter.Print(navigation)}' is not a navigation that can be included. Query: {QueryPrinter.Print(query, marked ?? navigation)}.",
        "Include takes a navigation of the contract, a chain of them, or one collection refined by Where, OrderBy, Skip and Take.",
        "Declare the navigation in the contract; use ThenInclude to go on from a collection.");

    public static PrismaNextException IncludeRefinedTwice(Expression navigation, Expression refinement, Expression query) => new(
        "PLAN.INCLUDE_REFINED_TWICE",
        $"'{QueryPrinter.Print(navigation)}' is included twice, each time with another refinement. Query: {QueryPrinter.Print(query, refinement)}.",
        "A navigation is filled once, so only one part of it can be.",
        "Write the Where, OrderBy, Skip and Take in one of the Include calls only, or the same in both.");

    public static PrismaNextException LocalCollectionUnsupported(Type element, Expression query, Expression? collection = null) => new(
        "PLAN.LOCAL_COLLECTION_UNSUPPORTED",
        $"A collection of '{element.Name}' cannot be sent to the database. Query: {QueryPrinter.Print(query, collection)}.",
        "Local collections travel as arrays: of single values, or one array for each public scalar property of an object.",
        "Project the collection to single values or to tuples of them first.");

    private static string Marked(Expression query, params string[] operators) => QueryPrinter.PrintOperator(query, call => operators.Contains(call.Method.Name));

    private static string MarkedText(string query, string part) => query.IndexOf(part, StringComparison.Ordinal) is >= 0 and var start
        ? $"{query[..start]}⟦{part}⟧{query[(start + part.Length)..]}"
        : query;

    // re-linq's operators print themselves with their arguments.
    private static string OperatorName(string name) => name.Split('(')[0];

    private static bool IsComparer(Type type) => type.GetInterfaces().Append(type).Any(i =>
        i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IComparer<>) || i.GetGenericTypeDefinition() == typeof(IEqualityComparer<>)));
}
