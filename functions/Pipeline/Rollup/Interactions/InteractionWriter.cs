using Pipeline.Model;

namespace Pipeline.Rollup.Interactions;

/// <summary>Packs who wrote, answered, reacted, joined and left on a day, one account after the other.</summary>
internal sealed class InteractionWriter(DateOnly day)
{
    private readonly long _origin = SheetFormat.Origin(day);
    private readonly PackedParts _parts = new(InteractionFormat.Version);
    private readonly List<Pending> _own = [];
    private bool _isEmpty = true;

    /// <param name="facts">All of one account, in any order.</param>
    /// <param name="reactions">What its reactions come to.</param>
    public void Add(ReadOnlySpan<ActivityFact> facts, NetReactions reactions)
    {
        _isEmpty = false;
        _own.Clear();
        foreach (var fact in facts)
            Read(fact);
        foreach (var reaction in reactions.Standing)
        {
            if (reaction is { Channel: { } channel, Message: { } message })
                _own.Add(new(reaction.At, Tag(InteractionKind.Reaction), Target: MessageHash.Of(facts[0].Source, channel, message.Value)));
        }

        // Whatever order the facts came in, the same day is the same bytes.
        _own.Sort();
        Write(facts[0].Member, facts[0].Source);
    }

    /// <summary>At least one where there was any account, also if nobody had to do with anybody: so it shows that the day was packed.</summary>
    public IReadOnlyList<byte[]> Parts()
    {
        if (!_isEmpty)
            _parts.Begin();
        return _parts.All();
    }

    private void Read(ActivityFact fact)
    {
        var at = fact.At.UtcTicks;
        switch (fact)
        {
            case { Kind: ActivityKind.Message, Channel: { } channel, Message: { } message }:
                var (kind, target) = fact switch
                {
                    { ReplyTo: { } answered } => (InteractionKind.Reply, MessageHash.Of(fact.Source, channel, answered.Value)),
                    { Thread: { } thread } => (InteractionKind.InThread, MessageHash.Of(fact.Source, channel, thread)),
                    _ => (InteractionKind.Message, 0ul),
                };
                var detail = ((int)fact.Content << InteractionFormat.DetailShift) | (fact.Recommends ? InteractionFormat.Recommends : 0);
                _own.Add(new(at, Tag(kind, detail), MessageHash.Of(fact.Source, channel, message.Value), target));
                break;
            case { Kind: ActivityKind.Joined }:
                var brought = ((int)fact.Attribution << InteractionFormat.DetailShift) | (fact.Inviter is null ? 0 : InteractionFormat.HasInviter);
                _own.Add(new(at, Tag(InteractionKind.Joined, brought), Inviter: fact.Inviter));
                break;
            case { Kind: ActivityKind.Left }:
                _own.Add(new(at, Tag(InteractionKind.Left)));
                break;
            default:
                break;
        }
    }

    private void Write(MemberId account, Source source)
    {
        var last = _origin;
        for (var i = 0; i < _own.Count; i++)
        {
            // Each part says anew whose records these are.
            if (_parts.Begin() || i == 0)
            {
                _parts.AddByte(Tag(InteractionKind.Account));
                _parts.AddId(account.Value);
                _parts.AddByte((byte)source);
                last = _origin;
            }

            var record = _own[i];
            _parts.AddByte(record.Tag);
            _parts.AddNumber((ulong)(record.At - last));
            last = record.At;
            switch ((InteractionKind)(record.Tag & InteractionFormat.KindMask))
            {
                case InteractionKind.Message:
                    _parts.AddBits(record.Message);
                    break;
                case InteractionKind.Reply or InteractionKind.InThread:
                    _parts.AddBits(record.Message);
                    _parts.AddBits(record.Target);
                    break;
                case InteractionKind.Reaction:
                    _parts.AddBits(record.Target);
                    break;
                case InteractionKind.Joined when record.Inviter is { } inviter:
                    _parts.AddId(inviter.Value);
                    break;
                default:
                    break;
            }
        }
    }

    private static byte Tag(InteractionKind kind, int detail = 0) => (byte)((int)kind | detail);

    private readonly record struct Pending(long At, byte Tag, ulong Message = 0, ulong Target = 0, MemberId? Inviter = null) : IComparable<Pending>
    {
        public int CompareTo(Pending other) =>
            (At, Tag, Message, Target).CompareTo((other.At, other.Tag, other.Message, other.Target)) is not 0 and var order
                ? order
                : string.CompareOrdinal(Inviter?.Value, other.Inviter?.Value);
    }
}
