using System.Data;
using System.Reflection;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Transaction;

namespace PrismaNext.Runtime.Tests;

/// <summary>Every public option, whoever adds one: what it cannot mean is refused where it is given.</summary>
public sealed class OptionTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<Type, string, object?> Impossible
    {
        get
        {
            var data = new TheoryData<Type, string, object?>();
            var types = new[] { typeof(Postgres), typeof(ExecuteOptions) }.SelectMany(type => type.Assembly.ExportedTypes)
                .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal));
            foreach (var property in types.SelectMany(type => type.GetProperties().Where(property => property.CanWrite)))
            {
                foreach (var value in ImpossibleValues(property))
                    data.Add(property.ReflectedType!, property.Name, value); // It was found on a type.
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_an_option_cannot_mean_is_refused(Type type, string option, object? value)
    {
        var property = type.GetProperty(option)!; // It was found there.
        var options = Activator.CreateInstance(type);
        var thrown = Assert.Throws<TargetInvocationException>(() => property.SetValue(options, value));
        var error = Assert.IsType<PrismaNextException>(thrown.InnerException);
        Assert.Equal("RUNTIME.OPTION_INVALID", error.Code);
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_can_be_impossible_was_tried() => Assert.InRange(Impossible.Count, 40, 200);

    [Theory]
    [InlineData("", "a", "RUNTIME.OPTION_INVALID")]
    [InlineData(" ", "a", "RUNTIME.OPTION_INVALID")]
    [InlineData("app.user", null, "RUNTIME.OPTION_INVALID")]
    public void A_setting_has_a_name_and_a_value(string name, string? value, string code)
    {
        var error = Assert.Throws<PrismaNextException>(() => new TransactionOptions { Settings = new Dictionary<string, string> { [name] = value! } }); // What is refused.
        Assert.Equal(code, error.Code);
    }

    [Theory]
    [InlineData("", "RUNTIME.OPTION_INVALID")]
    [InlineData("a\0b", "PLAN.TEXT_INVALID")]
    public void A_role_has_a_name_that_the_server_can_know(string role, string code) =>
        Assert.Equal(code, Assert.Throws<PrismaNextException>(() => new TransactionOptions { Role = role }).Code);

    [Fact]
    public void The_cache_of_plans_holds_at_least_one() =>
        Assert.Equal("RUNTIME.OPTION_INVALID", Assert.Throws<PrismaNextException>(() => QueryContext.Create(Contexts.Empty.Contract, planCacheSize: 0)).Code);

    [Fact]
    public async Task A_null_is_no_connection_string()
    {
        var serverless = PostgresServerless.Create(Contexts.Empty);
        Assert.Equal("RUNTIME.CONNECTION_STRING_INVALID", (await Assert.ThrowsAsync<PrismaNextException>(() => serverless.ConnectAsync(null!))).Code); // What is refused.
        await using var client = Postgres.Create(Contexts.Empty);
        Assert.Equal("RUNTIME.NO_BINDING", (await Assert.ThrowsAsync<PrismaNextException>(() => client.ConnectAsync((string)null!))).Code); // What is refused.
    }

    private static IEnumerable<object?> ImpossibleValues(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!property.PropertyType.IsValueType && Nullability.Create(property).WriteState == NullabilityState.NotNull)
            yield return null;
        if (type == typeof(TimeSpan))
        {
            yield return TimeSpan.FromTicks(-1);
            yield return TimeSpan.MaxValue;
        }
        else if (type == typeof(int) || type == typeof(long))
        {
            yield return Convert.ChangeType(-1, type, null);
        }
        else if (type.IsEnum && type != typeof(IsolationLevel)) // That has an error of its own.
        {
            yield return Enum.ToObject(type, 99);
        }
    }
}
