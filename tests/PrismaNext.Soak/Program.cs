using System.Globalization;
using PrismaNext.Soak;

// dotnet run -c Release --project tests/PrismaNext.Soak -- [minutes] [clients]
var minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var clients = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 64;
using var run = new SoakRun(TimeSpan.FromMinutes(minutes), clients);
return await run.RunAsync();
