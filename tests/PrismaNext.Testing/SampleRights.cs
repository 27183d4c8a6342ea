namespace PrismaNext.Testing;

[Flags]
public enum SampleRights
{
    None = 0,
    Read = 1,
    Write = 2,
    Share = 4,
    All = Read | Write | Share,
}
