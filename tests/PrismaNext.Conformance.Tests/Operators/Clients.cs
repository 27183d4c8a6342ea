using System.Globalization;

namespace PrismaNext.Conformance.Tests.Operators;

/// <summary>Code that only the client can run, and types that queries make.</summary>
internal static class Clients
{
    public static string Describe(string name, int? number) => $"{name}:{number?.ToString(CultureInfo.InvariantCulture) ?? "-"}";

    public static string Label(Customer customer) => $"{customer.Id} {customer.Name}";

    public static int Twice(int number) => number * 2;

    public static bool IsOdd(int number) => number % 2 == 1;

    public static string? Find(Customer customer) => customer.Id % 3 == 0 ? null : customer.Name;

    public static object Any(Customer customer) => customer.Id % 2 == 0 ? customer.Id : customer.Name;

    public static string? Name(Customer? customer) => customer?.Name;

    public static string Title(Order? order) => order is null ? "none" : $"{order.Id}:{order.Note}";

    public static Pair Make(int number) => new(number, number.ToString(CultureInfo.InvariantCulture));

    public static string[] Split(string text) => [.. text.Select(c => c.ToString())];

    public static int Sum(IEnumerable<int> numbers) => numbers.Sum();

    public static string Notes(IEnumerable<Order> orders) => string.Join("/", orders.OrderBy(o => o.Id).Select(o => o.Note));

    public static int Apply(Func<int, int> function, int number) => function(number);

    internal sealed class Row
    {
        public int Id { get; init; }

        public string? Text { get; init; }

        public int Count { get; init; }
    }

    internal sealed record Pair(int Id, string? Text);

    /// <summary>A class whose constructor does something with what it is given.</summary>
    internal sealed class Counter(int first, int second)
    {
        public int Total { get; } = first + second;

        public string? Name { get; init; }

        public int Add(int number) => Total + number;
    }
}
