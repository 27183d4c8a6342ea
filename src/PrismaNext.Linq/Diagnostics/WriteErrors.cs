using System.Linq.Expressions;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>Errors of describing and compiling a write; all are thrown before anything is sent.</summary>
internal static class WriteErrors
{
    public static PrismaNextException Unfiltered(string verb, Type entity) => new(
        code: "PLAN.WRITE_UNFILTERED",
        message: $"{verb}<{entity.Name}>() has no Where, so it would change every row.",
        why: "A forgotten condition is the most expensive mistake a write can hold.",
        fix: "Add Where(...), or say All() if every row is meant.");

    public static PrismaNextException SetMissing(Expression query) => new(
        code: "PLAN.SET_MISSING",
        message: $"The write changes no column. Write: {QueryPrinter.Print(query)}.",
        why: "An update needs at least one column and its new value.",
        fix: "Add Set(u => u.Property, value).");

    public static PrismaNextException SetDuplicate(Expression property, Expression query) => new(
        code: "PLAN.SET_DUPLICATE",
        message: $"'{QueryPrinter.Print(property)}' is set twice. Write: {QueryPrinter.Print(query, property)}.",
        why: "One statement gives each column one value.",
        fix: "Leave one of the two out.");

    public static PrismaNextException SetUnmapped(Expression property, Expression query) => new(
        code: "PLAN.SET_UNMAPPED",
        message: $"'{QueryPrinter.Print(property)}' is not a column of the table that is written. Write: {QueryPrinter.Print(query, property)}.",
        why: "Only a property of the row itself that the contract maps to a column can be set; a navigation is set through its foreign key.",
        fix: "Select a mapped property, for example u => u.Name.");

    public static PrismaNextException ValueIncompatible(Expression value, string type, string column, Expression query) => new(
        code: "PLAN.VALUE_INCOMPATIBLE",
        message: $"'{QueryPrinter.Print(value)}' is stored as {type} in another form than the column '{column}'. Write: {QueryPrinter.Print(query, value)}.",
        why: "The server would store it as another value, because it does not know the conversions of the contract nor the kind of a DateTime.",
        fix: "Store both in the same form, or compute the value in the program.");

    public static PrismaNextException ViewReadOnly(Type entity, string view, Expression query) => new(
        code: "PLAN.VIEW_READ_ONLY",
        message: $"'{entity.Name}' is mapped to the view '{view}'. Write: {QueryPrinter.Print(query)}.",
        why: "The contract reads a view but does not own its rows.",
        fix: "Write to the entity of the table behind it, or map the type with ToTable.");

    public static PrismaNextException TablePerTypeUnsupported(Type entity, Expression query) => new(
        code: "PLAN.TABLE_PER_TYPE_UNSUPPORTED",
        message: $"The rows of '{entity.Name}' are spread over a table for each type. Write: {QueryPrinter.Print(query)}.",
        why: "One statement writes one table.",
        fix: "Tell the types apart by a discriminator, or map each table as an entity of its own for writing.");

    public static PrismaNextException ReturningJoined(Expression query) => new(
        code: "PLAN.RETURNING_JOINED",
        message: $"Returning follows a navigation to another table. Write: {QueryPrinter.Print(query)}.",
        why: "A statement gives back columns of the rows that it wrote; PostgreSQL joins nothing to them.",
        fix: "Return the key, and read the rest with a query.");

    public static PrismaNextException ConflictJoined(Expression query) => new(
        code: "PLAN.CONFLICT_JOINED",
        message: $"DoUpdate follows a navigation to another table. Write: {QueryPrinter.Print(query)}.",
        why: "ON CONFLICT sees the row there is and the one that was to be inserted, and no other table.",
        fix: "Use columns of the two rows, or a sub-query such as existing.Posts.Count().");

    public static PrismaNextException ConflictTargetMissing(Type entity) => new(
        code: "PLAN.CONFLICT_TARGET_MISSING",
        message: $"OnConflict() of an insert into '{entity.Name}' names no columns, and DoUpdate needs some.",
        why: "PostgreSQL updates the row there is only when it knows by which unique index it was found.",
        fix: "Name the columns of the index: OnConflict(u => u.Email).DoUpdate(...).");

    public static PrismaNextException InsertQueryUnsupported(Expression query) => new(
        code: "PLAN.INSERT_QUERY_UNSUPPORTED",
        message: $"The query does not say which columns its rows fill. Write: {QueryPrinter.Print(query)}.",
        why: "An insert from a query takes the properties that its last Select gives the new objects, all of which have to be columns.",
        fix: "End the query with Select(x => new T { Property = ..., ... }).");

    public static PrismaNextException InsertMixed(Type entity, string column) => new(
        code: "PLAN.INSERT_MIXED",
        message: $"Some of the rows of '{entity.Name}' have a value for the generated column '{column}', and some have not.",
        why: "One statement either gives a column values or leaves it to the database.",
        fix: "Insert the two kinds of rows in two statements.");

    public static PrismaNextException InsertWithoutColumns(Type entity) => new(
        code: "PLAN.INSERT_WITHOUT_COLUMNS",
        message: $"No column of '{entity.Name}' would be given a value.",
        why: "PostgreSQL inserts one row of nothing but defaults, not many.",
        fix: "Insert the rows one at a time.");

    public static PrismaNextException InsertTooLarge(Type entity, int values, int maximum) => new(
        code: "PLAN.INSERT_TOO_LARGE",
        message: $"The rows of '{entity.Name}' have {values} values, and a statement takes {maximum}.",
        why: "Rows with an array column travel as one parameter a value; PostgreSQL's protocol counts parameters in 16 bits.",
        fix: "Insert the rows in several statements, for example with rows.Chunk(1000).");

    public static PrismaNextException VariantUnmapped(Type type, Type entity) => new(
        code: "PLAN.VARIANT_UNMAPPED",
        message: $"A row of type '{type.Name}' cannot be inserted as '{entity.Name}'.",
        why: "The contract does not say what its rows look like.",
        fix: $"Add {type.Name} to the contract as a variant of {entity.Name}.");
}
