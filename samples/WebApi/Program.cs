using Blog;
using WebApi;

// Starts a PostgreSQL of its own, or takes the one of DATABASE_URL: dotnet run --project samples/WebApi, then curl the addresses that it prints.
await using var server = await BlogServer.StartAsync();
await using var app = WebApiApplication.Build(args, server.ConnectionString);
await app.RunAsync();
