using System.Diagnostics;
using System.Text;

namespace PrismaNext.Linq.Tests;

public sealed class TypeUsesTests
{
    private static readonly HashSet<string> Found =
        [.. TypeUses.Of(typeof(TypeUsesTests).Assembly).Where(use => use.User == typeof(TypeUsesTests).FullName).Select(use => use.Used)];

    [Theory]
    [InlineData("System.Text.Rune", "a field")]
    [InlineData("System.Uri", "a parameter")]
    [InlineData("System.Version", "a type argument")]
    [InlineData("System.Text.StringBuilder", "a lambda")]
    [InlineData("System.Random", "an async method")]
    [InlineData("System.Half", "an iterator")]
    [InlineData("System.Int128", "a typeof")]
    [InlineData("System.TimeZoneInfo", "an attribute's argument")]
    [InlineData("System.ObsoleteAttribute", "an attribute")]
    [InlineData("System.IO.InvalidDataException", "a catch")]
    [InlineData("System.ICloneable", "a constraint")]
    public void A_use_is_found_in(string type, string place) => Assert.True(Found.Contains(type), $"{type} is used in {place}.");

    private sealed class User<T>
        where T : ICloneable
    {
        private readonly Rune _field = new('a');

        public Rune Field => _field;

        public static void Parameter(Uri? address) => _ = address;

        public static List<Version[]> Argument() => [];

        public static Func<string> Lambda() => () => new StringBuilder().ToString();

        public static async Task<int> Async()
        {
            await Task.Yield();
            return new Random().Next();
        }

        public static IEnumerable<double> Iterator()
        {
            yield return (double)Half.One;
        }

        public static Type TypeOf() => typeof(Int128);

        [DebuggerTypeProxy(typeof(TimeZoneInfo))]
        public struct Attribute;

        [Obsolete("It has an attribute.")]
        public static void Catch()
        {
            try
            {
                Lambda();
            }
            catch (InvalidDataException)
            {
            }
        }
    }
}
