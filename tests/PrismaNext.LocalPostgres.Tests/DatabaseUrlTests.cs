using Npgsql;

namespace PrismaNext.LocalServers.Tests;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("postgres://ann:secret@db.example:6543/shop", "Host=db.example;Port=6543;Username=ann;Password=secret;Database=shop")]
    [InlineData("postgresql://ann@localhost/shop", "Host=localhost;Port=5432;Username=ann;Database=shop")]
    [InlineData("postgres://ann:p%40ss%2Fw%3Brd@localhost/my%20shop", "Host=localhost;Port=5432;Username=ann;Password='p@ss/w;rd';Database='my shop'")]
    [InlineData("postgres://localhost/shop?sslmode=verify-full&connect_timeout=3", "Host=localhost;Port=5432;Database=shop;SSL Mode=VerifyFull;Timeout=3")]
    [InlineData("postgres://localhost?application_name=tests", "Host=localhost;Port=5432;Application Name=tests")]
    [InlineData("postgres://[::1]:5433/shop", "Host=::1;Port=5433;Database=shop")]
    [InlineData("postgres:///shop?host=/var/run/postgresql&user=ann", "Host=/var/run/postgresql;Port=5432;Username=ann;Database=shop")]
    [InlineData("Host=localhost;Username=ann;Database=shop", "Host=localhost;Username=ann;Database=shop")]
    public void An_address_becomes_a_connection_string(string url, string connectionString) =>
        Assert.True(new NpgsqlConnectionStringBuilder(connectionString).EquivalentTo(DatabaseUrl.Parse(url)), DatabaseUrl.Parse(url).ConnectionString);

    [Theory]
    [InlineData("postgres://ann:secret@localhost/shop?colour=blue", "colour")]
    [InlineData("postgres://ann:secret@localhost/shop?sslmode=sometimes", "SSL Mode")]
    [InlineData("postgres://ann:sec/ret@localhost/shop", "address")]
    [InlineData("secret", "neither")]
    public void An_invalid_value_is_an_error_that_does_not_repeat_it(string url, string reason)
    {
        var exception = Assert.Throws<LocalServerException>(() => DatabaseUrl.Parse(url));
        Assert.Equal("LOCALPOSTGRES.URL_INVALID", exception.Code);
        Assert.Contains(reason, exception.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sec/ret", exception.ToString(), StringComparison.Ordinal);
    }
}
