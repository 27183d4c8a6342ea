using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Tests.Connections;

public sealed class ConnectionUrlTests
{
    [Theory]
    [InlineData("postgres://u:p@host/db", "Username=u;Password=p;Database=db;Host=host")]
    [InlineData("postgresql://u@host:6543/db", "Username=u;Database=db;Host=host;Port=6543")]
    [InlineData("POSTGRES://host", "Host=host")]
    [InlineData("postgres://u%40x:p%3A%2F%3B@host/d%20b", "Username=u@x;Password=\"p:/;\";Database=\"d b\";Host=host")]
    [InlineData("postgres://u:p@ss@host/db", "Username=u;Password=p@ss;Database=db;Host=host")]
    [InlineData("postgres://[::1]:5433/db", "Database=db;Host=::1;Port=5433")]
    [InlineData("postgres://one:1,two:2/db", "Database=db;Host=\"one:1,two:2\"")]
    [InlineData("postgres://u@/db?host=/var/run/postgresql", "Username=u;Database=db;Host=/var/run/postgresql")]
    [InlineData("postgres://host/db?sslmode=require&application_name=app&connect_timeout=3", "Database=db;Host=host;SSL Mode=Require;Application Name=app;Timeout=3")]
    public void A_url_says_the_same_as_key_value_pairs(string url, string pairs) =>
        Assert.Equal(new Npgsql.NpgsqlConnectionStringBuilder(pairs).ConnectionString.Split(';').Order(), ConnectionStrings.Parse(url).ConnectionString.Split(';').Order());

    [Theory]
    [InlineData("Host=h;Max Auto Prepare=5", true)]
    [InlineData("Host=h;maxautoprepare=5", true)]
    [InlineData("Host=h", false)]
    public void What_the_string_sets_is_not_overruled(string connectionString, bool sets) =>
        Assert.Equal(sets, ConnectionStrings.Parse(connectionString).Sets("Max Auto Prepare"));
}
