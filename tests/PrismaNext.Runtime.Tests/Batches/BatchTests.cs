using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.LocalServers;
using PrismaNext.Runtime.Tests.Documentation;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests.Batches;

/// <summary>Several queries in one round trip, over the blog of the documents.</summary>
public sealed class BatchTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task Results_are_typed_in_order_and_those_of_the_queries_alone(Facade facade)
    {
        await using var open = await OpenAsync(facade);
        var db = open.Runtime;
        var admin = UserKind.Admin;
        var admins = db.From<User>().Where(u => u.Kind == admin).OrderBy(u => u.Id);
        var batch = await db.BatchAsync(batch => new
        {
            Emails = batch.List(admins.Select(u => u.Email)),
            Count = batch.Value(admins, q => q.Count()),
            Nested = batch.List(db.From<User>().Include(u => u.Posts.OrderBy(p => p.Id)).OrderBy(u => u.Id)),
            Nobody = batch.Value(db.From<User>(), q => q.FirstOrDefault(u => u.Email == "")),
            Most = batch.Value(db.From<Post>(), q => q.Max(p => p.Likes)),
            Chunks = batch.List(ChunksOf(db.From<Post>().OrderBy(p => p.Id), 3)),
            Titles = batch.Value(db.From<Post>().OrderBy(p => p.Id), q => q.Aggregate("", (all, p) => all + p.Title[0])),
            Any = batch.Value(db.From<Post>(), q => q.Any(p => p.Likes > 1000)),
        });

        Assert.Equal(["ada@example.com", "grace@example.com"], batch.Emails.Value);
        Assert.Equal(2, batch.Count.Value);
        Assert.Equal(["Notes Diagrams", "Nanoseconds Moths", ""], batch.Nested.Value.Select(u => string.Join(' ', u.Posts.Select(p => p.Title))));
        Assert.Null(batch.Nobody.Value);
        Assert.Equal(500, batch.Most.Value);
        Assert.Equal([3, 1], batch.Chunks.Value.Select(chunk => chunk.Length));
        Assert.Equal("NDNM", batch.Titles.Value);
        Assert.False(batch.Any.Value);
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_batch_is_one_round_trip_and_so_is_one_in_a_transaction_save_for_its_commit(Facade facade)
    {
        await using var proxy = new RoundTripProxy(database.ConnectionString);
        await using var open = await OpenAsync(facade, proxy.ConnectionString + ";Max Auto Prepare=0");
        var db = open.Runtime;
        await SendAsync(db);
        var before = proxy.RoundTrips;
        await SendAsync(db);
        Assert.Equal(before + 1, proxy.RoundTrips);
        await db.TransactionAsync(async tx => await SendAsync(tx));
        Assert.Equal(before + 3, proxy.RoundTrips);

        static async Task SendAsync(IQueryRuntime db)
        {
            var (users, posts, written) = await db.BatchAsync(batch => (
                batch.List(db.From<User>()), batch.Value(db.From<Post>(), q => q.Count()), batch.Write(Sql.Update<Post>().Set(p => p.Likes, 0).Where(p => p.Id == 0).Build())));
            Assert.Equal((3, 4, 0L), (users.Value.Count, posts.Value, written.Value));
        }
    }

    [Fact]
    public async Task Writes_and_reads_run_in_their_order()
    {
        await using var open = await OpenAsync(Facade.LongLived);
        var db = open.Runtime;
        var user = new User { Email = "hedy@example.com", CreatedAt = DateTime.UnixEpoch };
        var results = await db.BatchAsync(batch => (
            Before: batch.Value(db.From<User>(), q => q.Count()),
            Ids: batch.List(Sql.Insert(user).Returning(u => u.Id).Build()),
            Between: batch.Value(db.From<User>(), q => q.Count()),
            Deleted: batch.Write(Sql.Delete<User>().Where(u => u.Email == "hedy@example.com").Build()),
            After: batch.Value(db.From<User>(), q => q.Count())));
        Assert.Single(results.Ids.Value);
        Assert.Equal((3, 4, 1L, 3), (results.Before.Value, results.Between.Value, results.Deleted.Value, results.After.Value));
    }

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task Any_number_of_queries_may_be_put_in_and_none(Facade facade)
    {
        await using var open = await OpenAsync(facade);
        var db = open.Runtime;
        var titles = await db.BatchAsync(batch => Enumerable.Range(1, 4).Select(id => batch.Value(db.From<Post>(), q => q.Single(p => p.Id == id))).ToList());
        Assert.Equal(["Notes", "Diagrams", "Nanoseconds", "Moths"], titles.Select(title => title.Value.Title));
        Assert.Equal("nothing", await db.BatchAsync(_ => "nothing"));
    }

    [Fact]
    public async Task Plans_run_in_a_batch()
    {
        await using var open = await OpenAsync(Facade.LongLived);
        var byId = Sql.Prepare((long id) => Sql.From<User>().SingleOrDefault(u => u.Id == id));
        var (list, one, count) = await open.Runtime.BatchAsync(batch => (
            batch.List(Sql.From<Post>().OrderBy(p => p.Id).Select(p => p.Title).Build()),
            batch.Value(byId.Bind(3)),
            batch.Value(Sql.From<Post>().Build(q => q.Count(p => p.Likes > 100)))));
        Assert.Equal(4, list.Value.Count);
        Assert.Equal("jun@example.com", one.Value?.Email);
        Assert.Equal(2, count.Value);
    }

    [Fact]
    public async Task Without_an_isolation_level_every_query_sees_the_data_as_of_its_own_start()
    {
        await using var db = Postgres.Create(Blog.Contract, new() { ConnectionString = database.ConnectionString });
        await using var other = Postgres.Create(Blog.Contract, new() { ConnectionString = database.ConnectionString });
        var insert = Sql.Insert(new Post { UserId = 3, Title = "Between", Likes = 0 }).Build();
        var delete = Sql.Delete<Post>().Where(p => p.Title == "Between").Build();
        Assert.Equal((4, 5), await CountTwiceAsync(db));
        Assert.Equal((4, 4), await db.TransactionAsync(CountTwiceAsync, new() { IsolationLevel = System.Data.IsolationLevel.RepeatableRead }));

        // A batch waits for a lock between its two counts, and another client writes before it gives the lock away.
        async Task<(int First, int Second)> CountTwiceAsync(IQueryRuntime runtime)
        {
            await other.ExecuteAsync(delete);
            Task<(BatchResult<int> First, BatchResult<int> Second)>? counting = null;
            await other.TransactionAsync(async tx =>
            {
                await tx.ExecuteAsync(Plans.Command("SELECT pg_advisory_xact_lock(42)"));
                counting = runtime.BatchAsync(batch =>
                {
                    var first = batch.Value(runtime.From<Post>(), q => q.Count());
                    batch.Write(Plans.Command("SELECT pg_advisory_xact_lock(42)"));
                    return (first, batch.Value(runtime.From<Post>(), q => q.Count()));
                });
                await TestDatabase.EventuallyAsync(async () =>
                    await tx.ExecuteAsync(Plans.Make("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", r => r.GetInt64(0), Linq.Relational.Cardinality.Scalar)) == 1);
                await tx.ExecuteAsync(insert);
            });
            var (first, second) = await counting!; // Assigned by the transaction.
            await other.ExecuteAsync(delete);
            return (first.Value, second.Value);
        }
    }

    [PgBouncerTheory]
    [InlineData(PoolMode.Transaction, Pooler.Transaction)]
    [InlineData(PoolMode.Statement, Pooler.Statement)]
    public async Task A_batch_passes_a_pooler(PoolMode mode, Pooler pooler)
    {
        var url = (await PostgresFixture.GetPgBouncerAsync(mode)).ConnectionStringFor(database.Direct);
        await using var client = Postgres.Create(Blog.Contract, new() { ConnectionString = url, Pooler = pooler });
        var serverless = PostgresServerless.Create(Blog.Contract, new() { Pooler = pooler });
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            await using var runtime = await serverless.ConnectAsync(url);
            IQueryRuntime db = number % 2 == 0 ? client : runtime;
            for (var round = 0; round < 5; round++)
            {
                var (users, posts) = await db.BatchAsync(batch => (batch.List(db.From<User>()), batch.Value(db.From<Post>(), q => q.Count())));
                Assert.Equal((3, 4), (users.Value.Count, posts.Value));
            }
        }));
    }

    [PgBouncerFact]
    public async Task A_batch_passes_a_proxy_that_never_answers_a_close()
    {
        var pooled = (await PostgresFixture.GetPgBouncerAsync(PoolMode.Transaction)).ConnectionStringFor(database.Direct);
        await using var proxy = new HyperdriveProxy(pooled);
        await using var db = await PostgresServerless.Create(Blog.Contract, new() { Pooler = Pooler.Transaction }).ConnectAsync(proxy.AddressOf(pooled));
        var (users, posts) = await db.BatchAsync(batch => (batch.List(db.From<User>()), batch.Value(db.From<Post>(), q => q.Count())));
        Assert.Equal((3, 4), (users.Value.Count, posts.Value));
    }

    [Fact]
    public async Task Recurring_statements_of_a_batch_are_prepared()
    {
        await using var db = Postgres.Create(Blog.Contract, new() { ConnectionString = database.Direct + ";Max Auto Prepare=10;Auto Prepare Min Usages=2;Maximum Pool Size=1" });
        for (var round = 0; round < 4; round++)
        {
            var (user, posts) = await db.BatchAsync(batch => (batch.Value(db.From<User>(), q => q.First(u => u.Id == round % 3 + 1)), batch.List(db.From<Post>().Where(p => p.UserId == round % 3 + 1))));
            Assert.Equal(round % 3 + 1, user.Value.Id);
            Assert.Equal(round % 3 == 2 ? 0 : 2, posts.Value.Count);
        }

        var prepared = Plans.Sql("SELECT statement FROM pg_prepared_statements", reader => reader.GetString(0));
        Assert.Equal(2, (await db.Execute(prepared)).Count(sql => sql.Contains("FROM users", StringComparison.Ordinal) || sql.Contains("FROM posts", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_value_is_made_of_must_give_one()
    {
        await using var open = await OpenAsync(Facade.LongLived);
        var db = open.Runtime;
        Assert.Equal("PLAN.VALUE_EXPECTED", Refused(batch => batch.Value(db.From<User>(), q => q.Where(u => u.Id > 1))));
        Assert.Equal("PLAN.VALUE_EXPECTED", Refused(batch => batch.Value(db.From<User>(), q => q)));
        Assert.Equal("PLAN.VALUE_EXPECTED", Refused(batch => batch.Value(db.From<User>(), q => q.ToList())));
        Assert.Equal("PLAN.VALUE_EXPECTED", Refused(batch => batch.Value(db.From<User>(), q => IsPopular(q))));
        Assert.Equal("PLAN.VALUE_EXPECTED", Refused(batch => batch.Value(db.From<User>(), q => q.Count() + 1)));
        Assert.Equal(3, await db.ExecuteAsync(db.From<User>().Build(q => q.Count())));

        string Refused<T>(Func<QueryBatch, T> describe) => Assert.ThrowsAny<PrismaNextException>(() => db.BatchAsync(describe).GetAwaiter().GetResult()).Code;
    }

    private static readonly SqlBuilder Sql = PostgresServerless.Create(Blog.Contract).Sql;

    private static bool IsPopular(IQueryable<User> users) => users.Any();

    private static IQueryable<Post[]> ChunksOf(IQueryable<Post> posts, int size) => posts.Chunk(size);

    private Task<OpenRuntime> OpenAsync(Facade facade) => OpenAsync(facade, database.ConnectionString);

    private static async Task<OpenRuntime> OpenAsync(Facade facade, string connectionString)
    {
        if (facade == Facade.LongLived)
        {
            var client = Postgres.Create(Blog.Contract, new() { ConnectionString = connectionString, Pooler = TestWay.Pooler });
            return new(client, client);
        }

        var runtime = await PostgresServerless.Create(Blog.Contract, new() { Pooler = TestWay.Pooler }).ConnectAsync(connectionString);
        return new(runtime, runtime);
    }
}
