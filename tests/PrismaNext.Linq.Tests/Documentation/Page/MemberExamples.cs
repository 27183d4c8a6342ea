using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime;

namespace PrismaNext.Linq.Tests.Documentation.Page;

/// <summary>Examples for every line of the tables of methods and members: a call of each overload, with columns as its arguments or, where it takes none, constants.</summary>
internal static partial class MemberExamples
{
    private static readonly SqlBuilder Sql = Postgres.Create(Contract.Build(c => c.UseSnakeCase().Entity<Row>(e => e.ToTable("rows")))).Sql;

    // Types of which every mapped one is an instance, and generic ones, stand for these.
    private static readonly Dictionary<Type, Type[]> Instances = new()
    {
        [typeof(object)] = [typeof(int), typeof(decimal), typeof(double), typeof(bool), typeof(Guid), typeof(DateTime), typeof(DateOnly), typeof(Rights)],
        [typeof(Enum)] = [typeof(Rights)],
        [typeof(Array)] = [typeof(string[])],
        [typeof(Nullable<>)] = [typeof(int?)],
        [typeof(List<>)] = [typeof(List<string>)],
        [typeof(IList<>)] = [typeof(List<string>)],
        [typeof(ICollection<>)] = [typeof(List<string>)],
        [typeof(IReadOnlyCollection<>)] = [typeof(List<string>)],
        [typeof(Comparer<>)] = [typeof(Comparer<int>)],
        [typeof(EqualityComparer<>)] = [typeof(EqualityComparer<int>)],
    };

    // What stands for the type parameter of a method.
    private static readonly Dictionary<Type, Type> TypeArguments = new()
    {
        [typeof(Enumerable)] = typeof(char), [typeof(Array)] = typeof(string), [typeof(Enum)] = typeof(Rights), [typeof(Pg)] = typeof((int, string)),
    };

    /// <summary>The examples for a method or member; none when no call of it could be made up.</summary>
    public static IReadOnlyList<Example> Of(Type type, string name)
    {
        var examples = new List<Example>();
        var seen = new HashSet<string>();
        foreach (var call in Calls(type, name))
        {
            var code = QueryPrinter.Print(call);

            // A select list of 1 or of a parameter is what remains of a call that needs no row.
            if (Translated(call) is { } sql && !sql.StartsWith('$') && (sql != "1" || Columns().IsMatch(code)) && seen.Add(Columns().Replace(sql, "?")))
                examples.Add(new Example(code, sql == "1" ? "(a constant)" : sql));
        }

        return examples;
    }

    private static IEnumerable<Expression> Calls(Type type, string name)
    {
        foreach (var instance in Instances.GetValueOrDefault(type, [type]))
        {
            var declaring = type.IsGenericTypeDefinition ? instance.IsArray || !instance.IsGenericType ? instance : type.MakeGenericType(instance.GetGenericArguments()) : type;
            foreach (var member in declaring.GetMember(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OrderBy(m => m.ToString(), StringComparer.Ordinal))
            {
                foreach (var call in member is MethodInfo method ? Calls(method, instance) : Access(member, instance))
                    yield return call;
            }
        }
    }

    private static IEnumerable<Expression> Access(MemberInfo member, Type instance)
    {
        if (member is PropertyInfo { GetMethod.IsStatic: true } or FieldInfo { IsStatic: true })
            yield return Expression.MakeMemberAccess(null, member);
        else if (Arguments.Column(instance) is { } column)
            yield return Expression.MakeMemberAccess(column, member);
    }

    private static IEnumerable<Expression> Calls(MethodInfo method, Type instance)
    {
        if (method.IsGenericMethodDefinition)
        {
            if (method.GetGenericArguments().Length > 1)
                yield break;
            if (!TryMake(method, TypeArguments.GetValueOrDefault(method.DeclaringType!, typeof(int)), out method!)) // A method is declared by a type.
                yield break;
        }

        var target = method.IsStatic ? null : Target(instance);
        if (!method.IsStatic && target is null)
            yield break;
        foreach (var columns in new[] { true, false })
        {
            // Where the instance is a column of the type, an argument is another one.
            if (Arguments.For(method.GetParameters(), columns, method.IsStatic ? 0 : 1) is { } arguments)
                yield return Expression.Call(target, method, arguments);
        }
    }

    private static Expression? Target(Type instance)
    {
        if (instance == typeof(Random))
            return Expression.Property(null, typeof(Random), nameof(Random.Shared));
        if (instance.IsGenericType && instance.GetGenericTypeDefinition() is var generic && (generic == typeof(Comparer<>) || generic == typeof(EqualityComparer<>)))
            return Expression.Property(null, instance, nameof(Comparer<>.Default));
        return Arguments.Column(instance);
    }

    private static bool TryMake(MethodInfo method, Type argument, out MethodInfo? made)
    {
        try
        {
            made = method.MakeGenericMethod(argument);
            return true;
        }
        catch (ArgumentException)
        {
            made = null;
            return false;
        }
    }

    // What is distinct has to be known to the server, so that nothing is left to the program.
    private static string? Translated(Expression call)
    {
        var select = typeof(MemberExamples).GetMethod(nameof(Select), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(call.Type); // It is below.
        try
        {
            return (string)select.Invoke(null, [call])!; // It returns a text.
        }
        catch (TargetInvocationException exception) when (exception.InnerException is PrismaNextException or FormatException or ArgumentException)
        {
            // It has no SQL with these arguments; or none is a column, and the program cannot compute it with what was made up.
            return null;
        }
    }

    private static string Select<T>(Expression call)
    {
        var sql = Sql.From<Row>().Select(Expression.Lambda<Func<Row, T>>(call, Arguments.Row)).Distinct().ToSql();
        return WhiteSpace().Replace(sql["SELECT DISTINCT ".Length..sql.LastIndexOf("\nFROM rows AS r", StringComparison.Ordinal)], " ");
    }

    [GeneratedRegex(@"r\.\w+")]
    private static partial Regex Columns();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex WhiteSpace();
}
