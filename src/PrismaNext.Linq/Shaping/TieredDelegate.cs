using System.Linq.Expressions;

namespace PrismaNext.Linq.Shaping;

/// <summary>A lambda that is interpreted at first and compiled once it is warm.</summary>
/// <remarks>Compiling costs about as much as interpreting two thousand rows, so whichever way a plan is used it costs at most twice the best.</remarks>
internal sealed class TieredDelegate<TDelegate>(Expression<TDelegate> lambda)
    where TDelegate : Delegate
{
    private const int WarmAfter = 2_000;

    private volatile TDelegate _current = lambda.Compile(preferInterpretation: true);
    private int _calls;

    /// <summary>What the next call is to run.</summary>
    public TDelegate Next()
    {
        // Threads may lose counts to each other, or compile twice: cheaper than a barrier for every row.
        if (_calls < WarmAfter && ++_calls == WarmAfter)
            _current = lambda.Compile();
        return _current;
    }
}
