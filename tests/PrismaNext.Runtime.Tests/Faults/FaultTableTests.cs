using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>Every cell of the fault table in <c>docs/reliability.md</c>, on a real server behind a proxy that injects the fault.</summary>
public sealed class FaultTableTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<TableFault, Stage, Facade, ExecutionMode> Cells
    {
        get
        {
            var cells = new TheoryData<TableFault, Stage, Facade, ExecutionMode>();
            foreach (var fault in Enum.GetValues<TableFault>())
            {
                foreach (var stage in Enum.GetValues<Stage>())
                {
                    foreach (var facade in FacadesOf(stage))
                    {
                        foreach (var mode in ModesOf(fault, stage))
                            cells.Add(fault, stage, facade, mode);
                    }
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task The_caller_sees_what_the_table_says(TableFault fault, Stage stage, Facade facade, ExecutionMode mode)
    {
        await using var bench = await FaultBench.CreateAsync(fault, database.Direct);
        Assert.Equal(FaultTable.Code(fault, stage), await bench.RunAsync(stage, facade, mode));
        await bench.HasRecoveredAsync(facade);
    }

    [Fact]
    public void The_table_has_the_cells_that_are_tested_and_no_others() =>
        Assert.Equal(
            from fault in Enum.GetNames<TableFault>()
            from stage in Enum.GetNames<Stage>()
            orderby fault, stage
            select (FaultTable.Words(fault), FaultTable.Words(stage)),
            FaultTable.Keys.OrderBy(key => key.Fault, StringComparer.Ordinal).ThenBy(key => key.Stage, StringComparer.Ordinal));

    private static Facade[] FacadesOf(Stage stage) => stage switch
    {
        Stage.FirstPageFromPool => [Facade.LongLived],
        Stage.FirstPageOfRequest => [Facade.PerRequest],
        _ => Enum.GetValues<Facade>(),
    };

    // A restart takes seconds; the modes do not differ in how they meet one.
    private static ExecutionMode[] ModesOf(TableFault fault, Stage stage) => stage switch
    {
        Stage.FirstPageFromPool or Stage.FirstPageOfRequest when fault != TableFault.ServerRestarted => Enum.GetValues<ExecutionMode>(),
        Stage.MidStream when fault != TableFault.ServerRestarted => [ExecutionMode.Cursor, ExecutionMode.Stream],
        _ => [ExecutionMode.Cursor],
    };
}
