using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>Makes up arguments for calls in examples.</summary>
internal static class Arguments
{
    public static readonly ParameterExpression Row = Expression.Parameter(typeof(Row), "r");

    private static readonly Dictionary<Type, object> Constants = new()
    {
        [typeof(string)] = "ab", [typeof(char)] = 'a', [typeof(int)] = 2, [typeof(long)] = 2L, [typeof(short)] = (short)2, [typeof(byte)] = (byte)2, [typeof(double)] = 2.5, [typeof(float)] = 2.5f,
        [typeof(decimal)] = 2.5m, [typeof(bool)] = true, [typeof(StringComparison)] = StringComparison.OrdinalIgnoreCase, [typeof(RegexOptions)] = RegexOptions.IgnoreCase,
        [typeof(MidpointRounding)] = MidpointRounding.AwayFromZero, [typeof(IFormatProvider)] = CultureInfo.InvariantCulture, [typeof(CultureInfo)] = CultureInfo.InvariantCulture,
        [typeof(StringSplitOptions)] = StringSplitOptions.None, [typeof(DateTimeKind)] = DateTimeKind.Utc, [typeof(TimeZoneInfo)] = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
    };

    private static readonly Dictionary<string, object> ByName = new()
    {
        ["pattern"] = "^a", ["replacement"] = "-", ["format"] = "{0}!", ["collation"] = "C", ["destinationTimeZoneId"] = "Europe/Berlin",
    };

    /// <summary>A column of a type; the nth of them, as far as there are more than one.</summary>
    public static Expression? Column(Type type, int position = 0)
    {
        var columns = typeof(Row).GetProperties().Where(p => p.PropertyType == type && p.Name != nameof(Page.Row.Id)).ToList();
        return columns.Count == 0 ? null : Expression.Property(Row, columns[Math.Min(position, columns.Count - 1)]);
    }

    /// <summary>Arguments for the parameters of a method, columns or constants; null when there are none for a parameter.</summary>
    public static IReadOnlyList<Expression>? For(IEnumerable<ParameterInfo> parameters, bool columns, int position)
    {
        var arguments = new List<Expression>();
        foreach (var parameter in parameters)
        {
            // Something has to be a column, or the program would compute the call by itself.
            if (One(parameter, columns || position == 0, position++) is not { } argument)
                return null;
            arguments.Add(argument);
        }

        return arguments;
    }

    private static Expression? One(ParameterInfo parameter, bool columns, int position)
    {
        var type = parameter.ParameterType;
        if (ByName.TryGetValue(parameter.Name!, out var named) && type == named.GetType())
            return Expression.Constant(named);
        if (type == typeof((int, string)))
            return Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [typeof(int), typeof(string)], Column(typeof(int), position)!, Column(typeof(string), position)!); // There are columns of both.
        if (type == typeof(Enum))
            return Expression.Constant(Rights.Read, type);
        if (type == typeof(DateTime) && parameter.Member.Name == nameof(TimeZoneInfo.ConvertTimeToUtc))
            return Expression.Property(Row, nameof(Page.Row.Unzoned));
        if (type == typeof(object))
            return Expression.Convert(Column(typeof(int))!, type); // There is a column of the type.
        if (type == typeof(object[]))
            return Expression.NewArrayInit(typeof(object), Expression.Convert(Column(typeof(int))!, typeof(object))); // As above.
        if (type == typeof(char[]))
            return Expression.NewArrayInit(typeof(char), Expression.Constant('a'));
        if (type == typeof(IEnumerable<char>))
            return Expression.Convert(Column(typeof(string))!, type); // As above.
        if (type.IsEnum && type != typeof(Rights) || !columns || Column(type) is null)
            return Constants.TryGetValue(type, out var value) ? Expression.Constant(value, type) : Column(type, position);
        return Column(type, position);
    }
}
