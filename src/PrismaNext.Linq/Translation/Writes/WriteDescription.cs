using System.Linq.Expressions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>A slotted tree of <see cref="WriteCalls"/>, taken apart.</summary>
internal sealed class WriteDescription
{
    private readonly List<MethodCallExpression> _sets = [];

    private WriteDescription(MethodCallExpression tree)
    {
        Verb = tree;
        while (Verb.Method.Name is not (nameof(WriteCalls.Insert) or nameof(WriteCalls.InsertFrom) or nameof(WriteCalls.Update) or nameof(WriteCalls.Delete)))
        {
            switch (Verb.Method.Name)
            {
                case nameof(WriteCalls.Set) or nameof(WriteCalls.SetAll):
                    _sets.Insert(0, Verb);
                    break;
                case nameof(WriteCalls.OnConflict):
                    Conflict = Verb;
                    break;
                case nameof(WriteCalls.Returning):
                    Returning = Verb;
                    break;
                default:
                    throw new InternalError($"The write '{Verb.Method.Name}' is not known.");
            }

            Verb = (MethodCallExpression)Verb.Arguments[0];
        }
    }

    /// <summary>The call that says what kind of write it is.</summary>
    public MethodCallExpression Verb { get; }

    /// <summary>What columns are given, in the order in which it was said.</summary>
    public IReadOnlyList<MethodCallExpression> Sets => _sets;

    /// <summary>What happens to rows that exist; null for an error.</summary>
    public MethodCallExpression? Conflict { get; }

    /// <summary>What is given back; null for the number of rows.</summary>
    public MethodCallExpression? Returning { get; }

    /// <summary>The mapped type.</summary>
    public Type EntityType => Verb.Method.GetGenericArguments()[0];

    /// <summary>The name that a lambda gives to the row.</summary>
    public string RowName => Lambdas().FirstOrDefault()?.Parameters[0].Name ?? "t";

    /// <summary>Takes a tree apart; null when it is not a write.</summary>
    public static WriteDescription? Of(Expression tree) => tree is MethodCallExpression call && WriteCalls.Has(call.Method) ? new(call) : null;

    /// <summary>The lambda of an argument.</summary>
    public static LambdaExpression Lambda(Expression argument) => (LambdaExpression)((UnaryExpression)argument).Operand;

    private IEnumerable<LambdaExpression> Lambdas() =>
        Sets.Append(Conflict).Append(Returning).OfType<MethodCallExpression>()
            .SelectMany(call => call.Arguments.Skip(1).OfType<UnaryExpression>()).Select(quote => quote.Operand).OfType<LambdaExpression>();
}
