namespace PrismaNext.Runtime.Connections;

/// <summary>What a connection's gate is held for.</summary>
internal enum GateUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A command whose result is on its way.</summary>
    Command,

    /// <summary>A result that is handed out row by row from the socket.</summary>
    Stream,
}
