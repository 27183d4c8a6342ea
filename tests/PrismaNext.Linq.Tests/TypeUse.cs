namespace PrismaNext.Linq.Tests;

/// <summary>One type that names another somewhere in its compiled form.</summary>
internal sealed record TypeUse(string User, string UserNamespace, string Used, string UsedNamespace);
