namespace PrismaNext.LocalServers.Tests;

public sealed class UnprivilegedUserTests : IDisposable
{
    private readonly FakeDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task A_normal_user_stays_who_they_are() =>
        Assert.Empty(await UnprivilegedUser.PrefixAsync(_disk.Machine(), isPrivileged: false, CancellationToken.None));

    [Theory]
    [InlineData("runuser", "-u")]
    [InlineData("sudo", "-n")]
    [InlineData("su", "-s")]
    public async Task Root_becomes_another_user_with_whatever_program_there_is(string program, string firstArgument)
    {
        var path = _disk.AddProgram("bin", program, "");
        var prefix = await UnprivilegedUser.PrefixAsync(_disk.Machine(("PATH", path)), isPrivileged: true, CancellationToken.None);
        Assert.Equal([Path.Combine(path, program), firstArgument], prefix.Take(2));
        Assert.Contains(prefix, word => word is "postgres" or "nobody");
    }

    [Fact]
    public async Task Root_without_such_a_program_gets_an_error()
    {
        var exception = await Assert.ThrowsAsync<LocalServerException>(
            () => UnprivilegedUser.PrefixAsync(_disk.Machine(), isPrivileged: true, CancellationToken.None));
        Assert.Equal("LOCALPOSTGRES.NO_UNPRIVILEGED_USER", exception.Code);
    }
}
