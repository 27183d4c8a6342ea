using System.Reflection;
using PrismaNext.Linq.Planning;
using Xunit.Sdk;

namespace PrismaNext.Runtime.Tests.Modes;

/// <summary>A row of the table in <c>docs/modes.md</c>: a test observes what a mode does, in the words of its cell. <see cref="ModeTableTests"/> compares.</summary>
/// <param name="row">The first cell of the row.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ModeRowAttribute(string row) : DataAttribute
{
    public string Row => row;

    public required string Cursor { get; init; }

    public required string Buffered { get; init; }

    public required string Stream { get; init; }

    public required string Simple { get; init; }

    public string this[ExecutionMode mode] => mode switch
    {
        ExecutionMode.Cursor => Cursor,
        ExecutionMode.Buffered => Buffered,
        ExecutionMode.Stream => Stream,
        _ => Simple,
    };

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<ExecutionMode>().Select(mode => new object[] { mode, this[mode] });
}
