namespace PrismaNext.LocalServers.Tests;

public sealed class PostgresLocatorTests : IDisposable
{
    private readonly FakeDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task The_named_folder_comes_before_all_others()
    {
        var named = _disk.AddServer("mine", "16.1");
        var path = _disk.AddServer("bin", "17.0");
        Assert.Equal(named, await FindAsync((PostgresLocator.FolderVariable, named), ("PATH", path)));
    }

    [Fact]
    public async Task The_named_folder_has_no_fallback()
    {
        _disk.AddServer("usr/lib/postgresql/17/bin", "17.0");
        var exception = await Assert.ThrowsAsync<LocalServerException>(() => FindAsync((PostgresLocator.FolderVariable, "/nowhere")));
        Assert.Contains("/nowhere does not hold both initdb and postgres", exception.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PATH_comes_before_the_usual_folders()
    {
        var path = _disk.AddServer("bin", "15.0");
        _disk.AddServer("usr/lib/postgresql/17/bin", "17.0");
        Assert.Equal(path, await FindAsync(("PATH", path)));
    }

    [Fact]
    public async Task A_link_on_PATH_is_followed_to_the_real_folder()
    {
        var real = _disk.AddServer("opt/server/bin", "16.0");
        var links = _disk.AddProgram("bin", "initdb", "");
        File.CreateSymbolicLink(Path.Combine(links, "postgres"), Path.Combine(real, "postgres"));
        Assert.Equal(real, await FindAsync(("PATH", links)));
    }

    [Fact]
    public async Task An_initdb_on_PATH_without_postgres_beside_it_does_not_count()
    {
        var path = _disk.AddProgram("bin", "initdb", "initdb (PostgreSQL) 17.0");
        var usual = _disk.AddServer("usr/lib/postgresql/15/bin", "15.0");
        Assert.Equal(usual, await FindAsync(("PATH", path)));
    }

    [Fact]
    public async Task The_folder_that_pg_config_names_comes_before_the_usual_ones()
    {
        var configured = _disk.AddServer("somewhere", "15.0");
        var path = _disk.AddProgram("bin", "pg_config", configured);
        _disk.AddServer("usr/lib/postgresql/17/bin", "17.0");
        Assert.Equal(configured, await FindAsync(("PATH", path)));
    }

    [Fact]
    public async Task The_newest_of_the_usual_folders_wins_by_number()
    {
        _disk.AddServer("usr/lib/postgresql/9.6/bin", "9.6.24");
        var newest = _disk.AddServer("usr/lib/postgresql/17/bin", "17.2");
        _disk.AddServer("usr/lib/postgresql/14/bin", "14.9");
        Assert.Equal(newest, await FindAsync());
    }

    [Theory]
    [InlineData("usr/pgsql-16/bin")]
    [InlineData("opt/homebrew/opt/postgresql@16/bin")]
    [InlineData("usr/local/opt/postgresql@16/bin")]
    [InlineData("home/linuxbrew/.linuxbrew/opt/postgresql@16/bin")]
    [InlineData("Applications/Postgres.app/Contents/Versions/16/bin")]
    public async Task Folders_of_other_installers_are_searched(string folder) =>
        Assert.Equal(_disk.AddServer(folder, "16.0"), await FindAsync());

    [Fact]
    public async Task A_version_before_14_is_rejected_by_name()
    {
        var old = _disk.AddServer("usr/lib/postgresql/13/bin", "13.9");
        var exception = await Assert.ThrowsAsync<LocalServerException>(() => FindAsync());
        Assert.Contains($"{old} holds 'postgres (PostgreSQL) 13.9'", exception.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_candidate_counts_as_its_version()
    {
        var candidate = _disk.AddServer("usr/lib/postgresql/18/bin", "18rc1");
        Assert.Equal(candidate, await FindAsync());
    }

    [Fact]
    public async Task Nothing_found_names_the_install_command_of_every_system()
    {
        var exception = await Assert.ThrowsAsync<LocalServerException>(() => FindAsync());
        Assert.Equal("LOCALPOSTGRES.NOT_FOUND", exception.Code);
        foreach (var command in (string[])
            [
                "sudo apt-get install -y postgresql",
                "brew install postgresql@17",
                "winget install --id PostgreSQL.PostgreSQL.17",
                "docker run --rm -d -p 5432:5432 -e POSTGRES_PASSWORD=postgres postgres:17",
                "DATABASE_URL=postgres://postgres:postgres@127.0.0.1:5432/postgres",
            ])
            Assert.Contains(command, exception.Fix, StringComparison.Ordinal);
        Assert.Contains(exception.Fix, exception.Message, StringComparison.Ordinal);
    }

    private async Task<string> FindAsync(params (string Name, string Value)[] variables) =>
        (await PostgresLocator.FindAsync(_disk.Machine(variables), CancellationToken.None)).Folder;
}
