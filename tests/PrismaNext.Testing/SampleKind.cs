namespace PrismaNext.Testing;

public enum SampleKind
{
    None,
    Plain,
    Rare = 7,
}
