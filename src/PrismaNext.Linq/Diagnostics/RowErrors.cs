namespace PrismaNext.Linq.Diagnostics;

/// <summary>Errors of turning a row into a value.</summary>
internal static class RowErrors
{
    public static PrismaNextException NullValue(string columnType, Type type) => new(
        "RUNTIME.NULL_VALUE",
        $"A column of type {columnType} is null in a row, and {Name(type)} cannot be.",
        "The value, or the object that it belongs to, is missing in the database.",
        $"Project it as a nullable type, for example ({Name(type)}?)x.Property, or give it a value with '??'.");

    public static PrismaNextException ValueOutOfRange(string columnType, Type type, Exception? innerException = null) => new(
        "RUNTIME.VALUE_OUT_OF_RANGE",
        $"A value of type {columnType} does not fit {Name(type)}.",
        "The server's type holds more: infinity, NaN, more digits, or a wider range.",
        "Exclude such rows, or round the value in the query.",
        innerException);

    public static PrismaNextException NotConvertible(string columnType, Type type, Exception failure) => failure as PrismaNextException ?? new(
        "RUNTIME.VALUE_OUT_OF_RANGE",
        $"A value of type {columnType} cannot be converted to {Name(type)}.",
        "The conversion of the property's type does not know the value.",
        "Exclude such rows, or map the property to a type that holds all values of the column.",
        failure);

    public static PrismaNextException ColumnMismatch(Exception innerException) => new(
        "RUNTIME.COLUMN_MISMATCH",
        $"A column is not what the contract says it is. {innerException.Message}",
        "The database was changed after the contract was written, or the contract maps another type or forgets that the column can be null.",
        "Compare the mapped class with the table, and change the one that is wrong.",
        innerException);

    public static PrismaNextException CollectionUnavailable(Type element) => new(
        "RUNTIME.COLLECTION_UNAVAILABLE",
        $"A collection of {Name(element)} without a setter holds nothing that elements can be added to.",
        "A navigation without a setter is filled through the collection that its class creates.",
        "Initialise the property, for example with '= []', or give it an init setter.");

    public static PrismaNextException OrderFinished(Type element) => new(
        "RUNTIME.ORDER_FINISHED",
        $"An ordered collection of {Name(element)} that was read cannot be ordered further.",
        "Its elements came in the order of the query; the keys of that order did not come with them.",
        "Write ThenBy(...) in the query, or order the elements anew with OrderBy(...).");

    public static InternalError UnknownVariant() => new("A row is of no variant that its query knows.");

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } underlying ? $"{underlying.Name}?" : type.Name;
}
