namespace PrismaNext.Runtime.Middleware;

/// <summary>Sees every execution of a client: may refuse it, answer it, watch its rows and learn how it ended. It never changes what is sent.</summary>
/// <remarks>
/// <para>The hooks before run in the order of <see cref="RuntimeOptions.Middleware"/>, before a connection is taken; those after run in the reverse order,
/// when the connection is free again, once for each hook before that returned, on every way out: end, early <c>break</c>, error, cancellation.</para>
/// <para>One instance serves all executions of a client at once, so it must be safe for concurrent use; what belongs to one execution is kept in it
/// with <see cref="QueryExecution.SetState"/>.</para>
/// </remarks>
public interface IQueryMiddleware
{
    /// <summary>Whether <see cref="Row"/> is to be called.</summary>
    /// <value>Default: false; rows then cost nothing.</value>
    bool SeesRows => false;

    /// <summary>Called before anything is sent. Throwing refuses the execution; <see cref="QueryExecution.Answer"/> answers it. Either way nothing is sent,
    /// and the middleware after this one is not asked.</summary>
    /// <param name="execution">What is about to run.</param>
    /// <param name="cancellationToken">The caller's token, and that of <see cref="QueryExecution.Abort"/>.</param>
    ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken) => default;

    /// <summary>Called for each row when it was read from the server, which may be before the caller asks for it. Throwing ends the execution.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="execution">What is running.</param>
    /// <param name="row">The row.</param>
    void Row<T>(QueryExecution execution, T row)
    {
    }

    /// <summary>Called once when the execution is over. What it throws is logged and goes no further.</summary>
    /// <param name="execution">What ran.</param>
    /// <param name="result">How it ended.</param>
    ValueTask AfterAsync(QueryExecution execution, ExecutionResult result) => default;
}
