namespace PrismaNext.Linq.Diagnostics;

internal static partial class PlanErrors
{
    public static PrismaNextException TextInvalid() => new(
        "PLAN.TEXT_INVALID",
        "A text in the query holds a character that PostgreSQL cannot store: U+0000, or half of a surrogate pair.",
        "The server's text types hold every Unicode character except U+0000.",
        "Remove the character; to compare binary data use byte[] and a bytea column.");

    public static PrismaNextException DateTimeKind(DateTimeKind kind, string type) => new(
        "PLAN.DATETIME_KIND",
        $"A DateTime of kind {kind} was used as {type}.",
        "A timestamptz is a point in time and takes kind Utc; a timestamp is a reading of a clock and takes kind Unspecified.",
        "Convert the value with ToUniversalTime() or DateTime.SpecifyKind(value, …), or map the property to the other type.");
}
