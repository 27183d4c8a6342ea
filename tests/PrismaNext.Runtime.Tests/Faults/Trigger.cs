using System.Text;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>A text that breaks the connection it is sent on.</summary>
internal sealed record Trigger(string Text, Fault Fault, bool IsAnswerLost)
{
    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Text);
}
