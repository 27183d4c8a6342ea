namespace PrismaNext.Runtime.Middleware;

/// <summary>What a lint does about what it finds.</summary>
public enum LintPolicy
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>It logs a warning, once for each statement.</summary>
    Warn,

    /// <summary>It refuses the execution.</summary>
    Refuse,
}
