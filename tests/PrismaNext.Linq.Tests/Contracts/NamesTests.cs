using PrismaNext.Linq.Contracts.Resolving;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class NamesTests
{
    [Theory]
    [InlineData("Id", "id")]
    [InlineData("CreatedAt", "created_at")]
    [InlineData("UserID", "user_id")]
    [InlineData("HTTPServer", "http_server")]
    [InlineData("Address2", "address2")]
    [InlineData("IsV2Ready", "is_v2_ready")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("Mixed_Case", "mixed_case")]
    [InlineData("Ünicode", "ünicode")]
    public void Snake_case_starts_a_word_at_each_capital_that_ends_no_acronym(string name, string expected) => Assert.Equal(expected, Names.SnakeCase(name));

    [Fact]
    public void A_name_is_measured_in_bytes()
    {
        Assert.True(Names.IsValid(new string('a', 63)));
        Assert.False(Names.IsValid(new string('a', 64)));
        Assert.False(Names.IsValid(new string('é', 32)));
        Assert.False(Names.IsValid(""));
    }
}
