using Npgsql;

namespace PrismaNext.Runtime;

/// <summary>The parts that run a client's plans, for logs and support requests.</summary>
/// <param name="Target">The kind of database.</param>
/// <param name="Runtime">This library and its version.</param>
/// <param name="Driver">The driver and its version.</param>
public sealed record ExecutionStack(string Target, string Runtime, string Driver)
{
    internal static ExecutionStack Current { get; } = new("postgres", NameOf(typeof(ExecutionStack)), NameOf(typeof(NpgsqlConnection)));

    private static string NameOf(Type type) => $"{type.Assembly.GetName().Name} {type.Assembly.GetName().Version?.ToString(3)}";
}
