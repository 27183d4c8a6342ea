using Xunit.Sdk;

namespace PrismaNext.Testing;

/// <summary>The SQL of a query is not the one in the test.</summary>
public sealed class BaselineException(string expected, string actual)
    : XunitException($"The SQL differs.\nExpected:\n{expected}\nActual:\n{actual}\nPRISMANEXT_REWRITE_BASELINES=1 writes it into the test.");
