using Npgsql;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>Turns the current row of a reader into a value.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="reader">A reader that stands on a row; its columns are in the order of the plan's select list.</param>
/// <param name="values">The values of the execution, for client code in the last <c>Select</c>.</param>
public delegate T RowReader<out T>(NpgsqlDataReader reader, SlotValues values);
