using PrismaNext.Benchmarks;
using PrismaNext.Benchmarks.Scenarios;

if (args is [ColdStart.Argument, var name])
{
    await ColdStart.RunChildAsync(name);
    return 0;
}

if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

await Benchmark.RunAsync(options, args);
return 0;
