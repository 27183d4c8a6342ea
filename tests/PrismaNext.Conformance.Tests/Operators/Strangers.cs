using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>An operator that only the program knows.</summary>
internal static class Strangers
{
    public static IQueryable<T> Hinted<T>(this IQueryable<T> source) =>
        source.Provider.CreateQuery<T>(Expression.Call(((MethodInfo)MethodBase.GetCurrentMethod()!).MakeGenericMethod(typeof(T)), source.Expression)); // This is a method.
}
