namespace PrismaNext.Benchmarks.Running;

/// <summary>What one operation cost, on average over one turn of a contestant.</summary>
/// <param name="Time">Elapsed time in microseconds.</param>
/// <param name="Cpu">Processor time of this process in microseconds.</param>
/// <param name="Bytes">Bytes allocated; not a number where they were not measured.</param>
internal readonly record struct Sample(double Time, double Cpu, double Bytes);
