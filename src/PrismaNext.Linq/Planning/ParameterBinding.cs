using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Planning;

/// <summary>Where the value of one <c>$n</c> comes from, and the type it is sent as.</summary>
/// <param name="Slot">The slot of the value, from 0.</param>
/// <param name="Type">The type it is sent as; its conversion has to be applied to the value first.</param>
/// <param name="Transform">Applied to the non-null value before the conversion, for example the escaping of a LIKE pattern; null for none.</param>
public sealed record ParameterBinding(int Slot, PgType Type, Func<object, object?>? Transform = null);
