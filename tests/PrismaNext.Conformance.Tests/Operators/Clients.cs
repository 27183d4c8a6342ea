using System.Globalization;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>Code that only the client can run, and types that queries make.</summary>
internal static class Clients
{
    public static string Describe(string name, int? number) => $"{name}:{number?.ToString(CultureInfo.InvariantCulture) ?? "-"}";

    public static string Label(Customer customer) => $"{customer.Id} {customer.Name}";

    internal sealed class Row
    {
        public int Id { get; init; }

        public string? Text { get; init; }

        public int Count { get; init; }
    }

    internal sealed record Pair(int Id, string? Text);
}
