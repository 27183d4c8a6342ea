using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PrismaNext.MicroBenchmarks;

// In this process, because a program of BenchmarkDotNet's own would have to be built and restored for each run.
var config = DefaultConfig.Instance
    .AddJob((args.Contains("--short") ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance))
    .WithOptions(ConfigOptions.DisableLogFile);
BenchmarkSwitcher.FromAssembly(typeof(LookUpBenchmarks).Assembly).Run([.. args.Where(argument => argument != "--short")], config);
