using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Linq.Tests.Writes.Model;

[Table("members")]
public sealed class Member
{
    public long Id { get; init; }

    public required string Email { get; init; }

    public string? Nickname { get; init; }

    [Column(TypeName = "text")]
    public MemberKind Kind { get; init; }

    public MemberKind Rank { get; init; }

    public int Logins { get; init; }

    public short Level { get; init; }

    public DateTime CreatedAt { get; init; }

    [Column(TypeName = "timestamp")]
    public DateTime Birthday { get; init; }

    public long? MentorId { get; init; }

    public Member? Mentor { get; init; }

    public ICollection<Topic> Topics { get; init; } = [];

    public string Display => $"{Nickname} <{Email}>";
}
