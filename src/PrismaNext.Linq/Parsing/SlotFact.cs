namespace PrismaNext.Linq.Parsing;

/// <summary>A question that a compiler asked, and the answer that its plan is built on.</summary>
internal sealed record SlotFact(SlotQuestion Question, int Slot, object? Answer)
{
    /// <summary>Whether other values give the same answer.</summary>
    public bool HoldsFor(SlotValues values) => Equals(Answer, SlotFacts.Answer(Question, Slot, values));
}
