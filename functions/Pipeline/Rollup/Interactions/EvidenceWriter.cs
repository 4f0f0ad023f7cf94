using Pipeline.Model;

namespace Pipeline.Rollup.Interactions;

/// <summary>Packs where each fact of a day is to be looked up, one account after the other.</summary>
internal sealed class EvidenceWriter(DateOnly day)
{
    private readonly long _origin = SheetFormat.Origin(day);
    private readonly PackedParts _parts = new(EvidenceFormat.Version);
    private readonly List<ActivityFact> _own = [];
    private readonly Dictionary<ChannelId, int> _channels = [];

    /// <param name="facts">All of one account, in any order.</param>
    public void Add(ReadOnlySpan<ActivityFact> facts)
    {
        _own.Clear();
        _own.AddRange(facts);

        // Whatever order the facts came in, the same day is the same bytes.
        _own.Sort(Compare);
        var last = _origin;
        for (var i = 0; i < _own.Count; i++)
        {
            var beginsPart = _parts.Begin();
            if (beginsPart)
                _channels.Clear();
            if (beginsPart || i == 0)
                last = _origin;
            Write(_own[i], beginsPart || i == 0, last);
            last = _own[i].At.UtcTicks;
        }
    }

    public IReadOnlyList<byte[]> Parts() => _parts.All();

    private void Write(ActivityFact fact, bool beginsAccount, long last)
    {
        var place = 0;
        var isNew = fact.Channel is { } named && !_channels.TryGetValue(named, out place);
        _parts.AddByte((byte)(
            (beginsAccount ? EvidenceFormat.BeginsAccount : 0) | (fact.Channel is null ? 0 : EvidenceFormat.HasChannel)
            | (isNew ? EvidenceFormat.IsNewChannel : 0) | (fact.Message is null ? 0 : EvidenceFormat.HasMessage)));
        if (beginsAccount)
        {
            _parts.AddId(fact.Member.Value);
            _parts.AddByte((byte)fact.Source);
        }

        _parts.AddNumber((ulong)(fact.At.UtcTicks - last));
        _parts.AddId(fact.Event.Value);
        if (fact.Channel is { } channel && isNew)
        {
            _channels[channel] = _channels.Count;
            _parts.AddText(channel.Value);
        }
        else if (fact.Channel is not null)
        {
            _parts.AddNumber((ulong)place);
        }

        if (fact.Message is { } message)
            _parts.AddText(message.Value);
    }

    private static int Compare(ActivityFact one, ActivityFact other)
    {
        var order = one.At.CompareTo(other.At);
        if (order == 0)
            order = string.CompareOrdinal(one.Event.Value, other.Event.Value);
        if (order == 0)
            order = string.CompareOrdinal(one.Channel?.Value, other.Channel?.Value);
        return order != 0 ? order : string.CompareOrdinal(one.Message?.Value, other.Message?.Value);
    }
}
