using Pipeline.Model;

namespace Pipeline.Rollup.Interactions;

/// <summary>Walks through the facts that a part of a sheet names. Only what is asked for becomes text.</summary>
internal ref struct EvidenceReader
{
    private readonly long _origin;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly List<ChannelId> _channels = [];
    private int _next;
    private int _event;
    private int _message;
    private Source _source;
    private ChannelId? _channel;

    public EvidenceReader(DaySheet sheet)
    {
        _origin = SheetFormat.Origin(sheet.Day);
        _bytes = sheet.Evidence;
        if (_bytes.Length > 0 && _bytes[_next++] is var version && version != EvidenceFormat.Version)
            throw new InvalidDataException($"A day's evidence has format {version}; this reader knows {EvidenceFormat.Version}.");
    }

    /// <summary>Who did what the reader stands at (see <see cref="MemberRoster.IdOf"/>).</summary>
    public UInt128 Account { get; private set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; private set; }

    public bool MoveNext()
    {
        var at = _next;
        if (at == _bytes.Length)
            return false;

        var flags = _bytes[at++];
        if ((flags & EvidenceFormat.BeginsAccount) != 0)
        {
            (Account, at) = PackedBytes.Id(_bytes, at);
            (_source, At) = ((Source)_bytes[at++], _origin);
        }

        (var ticks, at) = PackedBytes.Number(_bytes, at);
        At += (long)ticks;
        _event = at;
        at = PackedBytes.AfterId(_bytes, at);
        (_channel, at) = Channel(flags, at);
        _message = (flags & EvidenceFormat.HasMessage) != 0 ? at : 0;
        _next = _message == 0 ? at : PackedBytes.AfterText(_bytes, at);
        return true;
    }

    /// <param name="member">Whose account it is.</param>
    public readonly Evidence Current(MemberId member) => new(
        new(PackedBytes.IdText(_bytes, _event)), member, new(At, TimeSpan.Zero), _source, _channel,
        _message == 0 ? null : new MessageId(PackedBytes.Text(_bytes, _message)));

    private readonly (ChannelId? Channel, int Next) Channel(byte flags, int at)
    {
        if ((flags & EvidenceFormat.HasChannel) == 0)
            return (null, at);

        if ((flags & EvidenceFormat.IsNewChannel) == 0)
        {
            (var place, at) = PackedBytes.Number(_bytes, at);
            return (_channels[(int)place], at);
        }

        _channels.Add(new(PackedBytes.Text(_bytes, at)));
        return (_channels[^1], PackedBytes.AfterText(_bytes, at));
    }
}
