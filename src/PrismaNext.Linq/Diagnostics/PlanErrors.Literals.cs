namespace PrismaNext.Linq.Diagnostics;

internal static partial class PlanErrors
{
    public static PrismaNextException TextInvalid() => new(
        "PLAN.TEXT_INVALID",
        "A text in the query holds a character that PostgreSQL cannot store: U+0000, or half of a surrogate pair.",
        "The server's text types hold every Unicode character except U+0000.",
        "Remove the character; to compare binary data use byte[] and a bytea column.");

    public static PrismaNextException LiteralUnsupported(Type type, string columnType) => new(
        "PLAN.LITERAL_UNSUPPORTED",
        $"A value of type {type.Name} cannot be written into a statement as {columnType}.",
        "Only types whose text PostgreSQL reads in one way are written as literals.",
        "Use another mode than ExecutionMode.Simple, which sends values as parameters; a constant can be taken out of the lambda into a variable.");

    public static PrismaNextException ConversionsDiffer(Type type, string left, string right) => new(
        "PLAN.CONVERSIONS_DIFFER",
        $"Two values of type {CSharpNames.Of(type)} that are stored in different forms, as {left} and as {right}, are compared or combined.",
        "The database sees only what is stored, and the properties' conversions store the same value differently.",
        "Give both properties the same conversion, for example with HasConversion<TModel, TStore>(…) on the contract, or compare other properties.");

    public static PrismaNextException SimpleUnsupported(string what) => new(
        "PLAN.MODE_UNSUPPORTED",
        $"The query cannot be read in ExecutionMode.Simple: its rows hold {what}.",
        "That mode reads through COPY, which carries flat rows and no types.",
        "Use ExecutionMode.Buffered or ExecutionMode.Cursor, or select flat columns.");

    public static PrismaNextException SimpleUnavailable() => new(
        "PLAN.MODE_UNSUPPORTED",
        "The plan cannot be read in ExecutionMode.Simple: it is a write, or was not compiled from a query.",
        "That mode writes the query anew, with its values as literals.",
        "Use ExecutionMode.Buffered or ExecutionMode.Cursor.");

    public static PrismaNextException DateTimeKind(DateTimeKind kind, string type) => new(
        "PLAN.DATETIME_KIND",
        $"A DateTime of kind {kind} was used as {type}.",
        "A timestamptz is a point in time and takes kind Utc; a timestamp is a reading of a clock and takes kind Unspecified.",
        "Convert the value with ToUniversalTime() or DateTime.SpecifyKind(value, …), or map the property to the other type.");
}
