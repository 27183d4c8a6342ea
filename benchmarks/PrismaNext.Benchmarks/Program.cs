using PrismaNext.Benchmarks;
using PrismaNext.Benchmarks.Scenarios;

if (args is [ColdStart.Argument, var contestant])
{
    await ColdStart.RunChildAsync(contestant);
    return 0;
}

if (BenchmarkOptions.Parse(args, out var mistake) is not { } options)
{
    await Console.Error.WriteLineAsync(mistake);
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

await Benchmark.RunAsync(options, args);
return 0;
