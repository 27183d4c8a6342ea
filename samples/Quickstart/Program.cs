using System.Runtime.InteropServices;
using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.LocalServers;
using Quickstart;

const int Interrupted = 130;

var screen = new Screen();
if (TourOptions.Parse(args) is not { } options)
{
    screen.Error(TourOptions.Usage);
    return 2;
}

using var interruption = new CancellationTokenSource();
void Interrupt(PosixSignalContext context)
{
    context.Cancel = true;
    interruption.Cancel();
}

using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

try
{
    await new Tour(screen, options).RunAsync(interruption.Token);
    return 0;
}
catch (Exception) when (interruption.IsCancellationRequested)
{
    screen.Line("Interrupted; nothing is left behind.");
    return Interrupted;
}
catch (Exception exception) when (exception is LocalServerException or PrismaNextException or NpgsqlException)
{
    screen.Error(exception.Message);
    return 1;
}
