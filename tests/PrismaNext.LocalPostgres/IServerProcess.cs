namespace PrismaNext.LocalServers;

/// <summary>A started server with a temporary folder; disposal stops it at once and removes the folder.</summary>
internal interface IServerProcess : IAsyncDisposable
{
    /// <summary>Completes with the server's messages when the server has ended, by itself or not.</summary>
    Task<string> Ended { get; }
}
