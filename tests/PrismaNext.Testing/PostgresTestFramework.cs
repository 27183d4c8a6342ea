using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PrismaNext.Testing;

/// <summary>
/// xunit's own framework, which says why tests are skipped, and after the last test stops the servers of <see cref="PostgresFixture"/> and looks for secrets
/// in what the library said (<see cref="SuiteOutput"/>).
/// </summary>
/// <remarks>
/// xunit 2 has no fixture for an assembly; one for a collection would run all its classes one after the other. Named by each test project in
/// <c>[assembly: TestFramework]</c>.
/// </remarks>
public sealed class PostgresTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    /// <inheritdoc />
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assemblyName, ISourceInformationProvider sources, IMessageSink messageSink)
        : XunitTestFrameworkExecutor(assemblyName, sources, messageSink)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new AssemblyRunner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class AssemblyRunner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> testCases, IMessageSink diagnostics, IMessageSink execution,
        ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, testCases, diagnostics, execution, options)
    {
        protected override Task AfterTestAssemblyStartingAsync()
        {
            SuiteOutput.WatchErrors();

            // The console names skipped tests, but not the reason.
            foreach (var skipped in TestCases.Where(test => test.SkipReason is not null).CountBy(test => test.SkipReason))
                DiagnosticMessageSink.OnMessage(new DiagnosticMessage($"{skipped.Value} skipped: {skipped.Key}"));
            return base.AfterTestAssemblyStartingAsync();
        }

        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await Aggregator.RunAsync(PostgresFixture.StopAsync);
            Aggregator.Run(SuiteOutput.ThrowIfLeaked);
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
