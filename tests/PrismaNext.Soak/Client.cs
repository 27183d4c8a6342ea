using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;

namespace PrismaNext.Soak;

/// <summary>One of many clients: does one random thing after another.</summary>
internal sealed class Client(Postgres longLived, PostgresServerless serverless, string connectionString, int seed)
{
    private static readonly ExecutionMode[] Modes = Enum.GetValues<ExecutionMode>();

    private readonly Random _random = new(seed);

    /// <summary>One operation on one of the facades.</summary>
    public async Task StepAsync()
    {
        if (_random.Next(2) == 0)
        {
            await StepAsync(longLived);
            return;
        }

        await using var runtime = await serverless.ConnectAsync(connectionString);
        for (var i = _random.Next(1, 4); i > 0; i--)
            await StepAsync(runtime);
    }

    private async Task StepAsync(IQueryRuntime db)
    {
        var mode = Modes[_random.Next(Modes.Length)];
        switch (_random.Next(9))
        {
            case 0:
                await db.From<Number>().Where(n => n.Id <= 3000).WithMode(mode).ToListAsync();
                break;
            case 1:
                await ReadAsync(db, mode, leaveAfter: _random.Next(1, 2000));
                break;
            case 2:
                await ReadAsync(db, mode, throwAfter: _random.Next(1, 2000));
                break;
            case 3:
                using (var cancellation = new CancellationTokenSource(_random.Next(1, 60)))
                    await db.From<SlowNumber>().WithMode(mode).ToListAsync(cancellation.Token);
                break;
            case 4:
                await NestedAsync(db);
                break;
            case 5:
                await db.From<BadNumber>().WithMode(mode).ToListAsync();
                break;
            case 6:
                await db.TransactionAsync(transaction => WriteAsync(transaction, fails: false), new() { MaxRetries = 2 });
                break;
            case 7:
                await db.TransactionAsync(transaction => WriteAsync(transaction, fails: true));
                break;
            default:
                await db.From<Number>().CountAsync(n => n.Id <= 100);
                break;
        }
    }

    private static async Task ReadAsync(IQueryRuntime db, ExecutionMode mode, int leaveAfter = int.MaxValue, int throwAfter = int.MaxValue)
    {
        var seen = 0;
        await foreach (var number in db.From<Number>().OrderBy(n => n.Id).WithMode(mode))
        {
            if (number.Id != ++seen)
                throw new InvalidOperationException($"Row {seen} was {number.Id}.");
            if (seen == leaveAfter)
                break;
            if (seen == throwAfter)
                throw new ConsumerException();
        }
    }

    private static async Task NestedAsync(IQueryRuntime db)
    {
        await foreach (var number in db.From<Number>().OrderBy(n => n.Id).WithMode(ExecutionMode.Cursor))
        {
            if (number.Id % 100 == 0)
                await db.From<Number>().Where(n => n.Id == number.Id).Select(n => n.Label).SingleAsync();
            if (number.Id == 500)
                break;
        }
    }

    private async Task WriteAsync(TransactionContext transaction, bool fails)
    {
        await transaction.ExecuteAsync(serverless.Sql.Insert(new Note(Guid.NewGuid(), "outer")).Build());
        await ReadAsync(transaction, ExecutionMode.Cursor, leaveAfter: 300);
        await transaction.TransactionAsync(nested => nested.ExecuteAsync(serverless.Sql.Insert(new Note(Guid.NewGuid(), "inner")).Build()).AsTask());
        if (fails)
            throw new ConsumerException();
    }
}
