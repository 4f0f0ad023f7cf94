using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Rollup.Interactions;

/// <summary>Reads a part of a sheet of interactions back, record by record; accounts become the roster's numbers.</summary>
internal ref struct InteractionReader
{
    private readonly long _origin;
    private readonly MemberRoster _roster;
    private readonly ReadOnlySpan<byte> _bytes;
    private int _next;
    private int _account;
    private Source _source;
    private long _last;

    public InteractionReader(DaySheet sheet, MemberRoster roster)
    {
        _origin = SheetFormat.Origin(sheet.Day);
        _roster = roster;
        _bytes = sheet.Entries;
        if (_bytes.Length > 0 && _bytes[_next++] is var version && version != InteractionFormat.Version)
            throw new InvalidDataException($"A day's interactions have format {version}; this reader knows {InteractionFormat.Version}.");
    }

    public bool TryRead(out InteractionRecord record)
    {
        record = default;
        var at = _next;
        if (at == _bytes.Length)
            return false;

        var tag = _bytes[at++];
        if ((InteractionKind)(tag & InteractionFormat.KindMask) == InteractionKind.Account)
        {
            (_account, at) = PackedBytes.Account(_bytes, at, _roster);
            _source = (Source)_bytes[at++];
            _last = _origin;
            tag = _bytes[at++];
        }

        (var ticks, at) = PackedBytes.Number(_bytes, at);
        _last += (long)ticks;
        record.Kind = (InteractionKind)(tag & InteractionFormat.KindMask);
        (record.Account, record.Source, record.At, record.Inviter) = (_account, _source, _last, -1);
        _next = Details(ref record, tag, at);
        return true;
    }

    private readonly int Details(ref InteractionRecord record, byte tag, int at)
    {
        switch (record.Kind)
        {
            case InteractionKind.Message or InteractionKind.Reply or InteractionKind.InThread:
                record.Content = (ContentKind)((tag >> InteractionFormat.DetailShift) & InteractionFormat.DetailMask);
                record.Recommends = (tag & InteractionFormat.Recommends) != 0;
                (record.Message, at) = PackedBytes.Bits(_bytes, at);
                if (record.Kind != InteractionKind.Message)
                    (record.Target, at) = PackedBytes.Bits(_bytes, at);
                return at;
            case InteractionKind.Reaction:
                (record.Target, at) = PackedBytes.Bits(_bytes, at);
                return at;
            case InteractionKind.Joined:
                record.Attribution = (Attribution)((tag >> InteractionFormat.DetailShift) & InteractionFormat.AttributionMask);
                if ((tag & InteractionFormat.HasInviter) != 0)
                    (record.Inviter, at) = PackedBytes.Account(_bytes, at, _roster);
                return at;
            default:
                return at;
        }
    }
}
