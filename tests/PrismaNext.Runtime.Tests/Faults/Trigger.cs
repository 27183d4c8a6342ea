using System.Text;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>A text that breaks the connection it is sent on, or has something done before the server gets it.</summary>
internal sealed record Trigger(string Text, Fault? Fault, bool IsAnswerLost)
{
    public Func<Task>? Action { get; init; }

    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Text);
}
