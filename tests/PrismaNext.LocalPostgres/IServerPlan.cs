namespace PrismaNext.LocalServers;

/// <summary>How to start one server on one port, in one folder of its own.</summary>
internal interface IServerPlan
{
    int Port { get; }

    Task<IServerProcess> StartAsync(CancellationToken cancellationToken);

    /// <summary>Returns whether the started server accepts connections.</summary>
    bool IsReady();

    LocalServerException Failed(string reason);
}
