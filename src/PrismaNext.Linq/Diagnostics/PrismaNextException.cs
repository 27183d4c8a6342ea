namespace PrismaNext.Linq.Diagnostics;

/// <summary>A mistake of the caller or a fault of the server, with a code that programs can switch on.</summary>
/// <remarks>The message never contains values of parameters or passwords.</remarks>
public class PrismaNextException : Exception
{
    /// <summary>Creates an error.</summary>
    /// <param name="code">The dotted code, for example <c>PLAN.METHOD_UNSUPPORTED</c>.</param>
    /// <param name="message">What happened.</param>
    /// <param name="why">The cause.</param>
    /// <param name="fix">What to type or do instead.</param>
    /// <param name="innerException">The driver's exception, where there is one.</param>
    public PrismaNextException(string code, string message, string why, string fix, Exception? innerException = null)
        : base($"{code}: {message} {why} {fix}", innerException)
    {
        Code = code;
        Why = why;
        Fix = fix;
    }

    /// <summary>The dotted code; every code is listed in <c>docs/errors.md</c>.</summary>
    public string Code { get; }

    /// <summary>The cause.</summary>
    public string Why { get; }

    /// <summary>What to type or do instead.</summary>
    public string Fix { get; }

    /// <summary>Which query of a batch failed, the first being 0; null outside a batch, and when it was the batch as a whole.</summary>
    public int? BatchIndex { get; internal set; }

    /// <inheritdoc/>
    public override string Message => BatchIndex is { } index ? $"{base.Message} (Query {index} of its batch, counted from 0.)" : base.Message;
}
