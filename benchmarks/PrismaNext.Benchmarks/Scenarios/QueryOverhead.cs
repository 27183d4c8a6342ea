using PrismaNext.Benchmarks.Data;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Scenarios;

internal sealed class QueryOverhead(DataSize size) : RoleScenario<IQueryPlanner, object>("overhead", "A query without a database")
{
    public override string Remark =>
        "From LINQ to what would be sent: PrismaNext's plan with its values, linq2db's SQL with its parameters, EF Core's command. Compiled queries of the "
        + "others cannot be had without a connection. Ratios are to PrismaNext.";

    public override bool IsIndependentOfSetting => true;

    protected override ValueTask<object> RunAsync(IQueryPlanner player, int operation) => new(player.Plan(size.UserOf(operation)));

    // What is made differs by its nature; that it is right shows where it is run.
    protected override ValueTask<object?> EssenceAsync(object result, int operation) => default;
}
