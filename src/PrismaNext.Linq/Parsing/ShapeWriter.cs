using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>Collects the words that describe a tree's structure, and the values of its slots.</summary>
internal sealed class ShapeWriter
{
    private ShapeToken[] _tokens = new ShapeToken[64];
    private Part[] _slots = new Part[8];
    private int _tokenCount;
    private int _slotCount;

    public ReadOnlySpan<ShapeToken> Tokens => _tokens.AsSpan(0, _tokenCount);

    /// <summary>Where the writer stands; <see cref="Return"/> forgets what came after.</summary>
    public (int Tokens, int Slots) Position => (_tokenCount, _slotCount);

    public void Return((int Tokens, int Slots) position) => (_tokenCount, _slotCount) = position;

    public void Write(int number, object? reference)
    {
        if (_tokenCount == _tokens.Length)
            Array.Resize(ref _tokens, _tokenCount * 2);
        _tokens[_tokenCount++] = new(number, reference);
    }

    /// <summary>The slot of a value: the one that it has, or a new one.</summary>
    public int Slot(in Part part)
    {
        var slot = part.Member is null && part.Owner is null ? -1 : Find(part.Owner, part.Member, part.Type);
        if (slot < 0)
        {
            if (_slotCount == _slots.Length)
                Array.Resize(ref _slots, _slotCount * 2);
            slot = _slotCount++;
            _slots[slot] = part;
        }

        Write(ShapeKind.Slot | slot << 8, part.Type);
        return slot;
    }

    public SlotValues ToValues()
    {
        if (_slotCount == 0)
            return SlotValues.Empty;
        var values = new object?[_slotCount];
        for (var i = 0; i < values.Length; i++)
            values[i] = _slots[i].Value;
        return new(values);
    }

    /// <summary>Forgets everything, so that the writer keeps no value alive.</summary>
    public void Clear()
    {
        Array.Clear(_tokens, 0, _tokenCount);
        Array.Clear(_slots);
        (_tokenCount, _slotCount) = (0, 0);
    }

    /// <summary>How a later execution of a prepared query gets its values; null when only another walk can tell.</summary>
    public SlotReader[]? ToReaders(ArgumentValues arguments)
    {
        var readers = new SlotReader[_slotCount];
        for (var i = 0; i < readers.Length; i++)
        {
            var slot = _slots[i];
            if (!slot.IsRepeatable)
                return null;
            readers[i] = slot switch
            {
                { Owner: ParameterExpression parameter, Member: null } => new(arguments.IndexOf(parameter), null, null, null, slot.Type),
                { Member: { } member } => new(-1, null, slot.Owner, member, slot.Type),
                _ => new(-1, slot.Value, null, null, slot.Type),
            };
        }

        return readers;
    }

    private int Find(object? owner, MemberInfo? member, Type type)
    {
        for (var i = 0; i < _slotCount; i++)
        {
            ref readonly var slot = ref _slots[i];
            if (ReferenceEquals(slot.Owner, owner) && slot.Type == type && (slot.Member ?? slot.Owner) is not null && Equals(slot.Member, member))
                return i;
        }

        return -1;
    }
}
