using Blog;
using Serverless;

// Starts a PostgreSQL of its own, or takes the one of DATABASE_URL, and a PgBouncer in front of it where one is installed.
await using var server = await BlogServer.StartAsync(withPooler: true);
await using var app = ServerlessApplication.Build(args, server.PoolerConnectionString ?? server.ConnectionString);
await app.RunAsync();
