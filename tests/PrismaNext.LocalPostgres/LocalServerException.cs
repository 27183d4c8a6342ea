namespace PrismaNext.LocalServers;

/// <summary>A local server could not be found, started or addressed; <see cref="Code"/> says which, <see cref="Fix"/> what to type.</summary>
public sealed class LocalServerException : Exception
{
    internal LocalServerException(string code, string message, string why, string fix, Exception? inner = null)
        : base($"{code}: {message}{Environment.NewLine}Why: {why}{Environment.NewLine}Fix: {fix}", inner)
    {
        Code = code;
        Why = why;
        Fix = fix;
    }

    /// <summary>The stable, dotted name of the error, such as <c>LOCALPOSTGRES.NOT_FOUND</c>.</summary>
    public string Code { get; }

    /// <summary>The cause.</summary>
    public string Why { get; }

    /// <summary>What to do about it: commands to type or variables to set.</summary>
    public string Fix { get; }
}
