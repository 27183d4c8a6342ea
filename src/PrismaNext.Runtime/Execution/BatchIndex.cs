using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Execution;

/// <summary>Tells in an exception which query of a batch it is about.</summary>
internal static class BatchIndex
{
    public static void Note(Exception exception, int index)
    {
        if (exception is PrismaNextException coded)
            coded.BatchIndex ??= index;
        else
            exception.Data["BatchIndex"] = index;
    }
}
