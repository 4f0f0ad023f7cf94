using System.Runtime.InteropServices;
using Pipeline.Model;

namespace Pipeline.Rollup.Interactions;

/// <summary>Reads sheets of interactions, in the order of their days, and looks up what their records point to.</summary>
internal sealed class InteractionsBuilder(CommunityHistory history)
{
    private readonly MemberRoster _members = history.Members;
    private readonly List<InteractionRecord> _day = [];
    private readonly List<PostedMessage> _messages = [];
    private readonly List<(ulong Target, bool IsThread)> _targets = [];
    private readonly List<GivenReaction> _reactions = [];
    private readonly List<ulong> _reactionTargets = [];
    private readonly List<Joining> _joins = [];
    private readonly List<Leaving> _leaves = [];

    // A message's number here is its place among the messages.
    private readonly IdTable _places = new();

    /// <param name="parts">All of the day.</param>
    public void Add(int day, IEnumerable<DaySheet> parts)
    {
        _day.Clear();
        foreach (var part in parts)
        {
            var reader = new InteractionReader(part, _members);
            while (reader.TryRead(out var record))
            {
                record.Account = _members.PersonOf(record.Account);
                if (!_members.IsBot(record.Account))
                    _day.Add(record);
            }
        }

        var records = CollectionsMarshal.AsSpan(_day);
        SortByTime(records);
        var end = history.EndOf(day);
        foreach (ref readonly var record in records)
            Add(day, record, _members.IsStaff(record.Account, end));
    }

    public CommunityInteractions Build()
    {
        LookUpMessages();
        var reactions = CollectionsMarshal.AsSpan(_reactions);
        for (var i = 0; i < reactions.Length; i++)
            reactions[i] = reactions[i] with { Target = _places.Find(_reactionTargets[i]) };
        return new(_messages, _reactions, _joins, _leaves);
    }

    private void SortByTime(Span<InteractionRecord> records)
    {
        var times = new long[records.Length];
        for (var i = 0; i < times.Length; i++)
            times[i] = records[i].At;
        times.AsSpan().Sort(records);

        for (var from = 0; from < records.Length;)
        {
            var until = from + 1;
            while (until < records.Length && records[until].At == records[from].At)
                until++;
            if (until - from > 1)
                records[from..until].Sort(CompareTied);
            from = until;
        }
    }

    // What happened at one instant is in an order that does not depend on accounts, so that several accounts of a person are as good as
    // one. Of joinings at one instant the one with the better-known inviter comes first, and is the one that is looked at.
    private int CompareTied(InteractionRecord one, InteractionRecord other)
    {
        var order = (one.Kind, one.Message, one.Target, Rank(one.Attribution)).CompareTo((other.Kind, other.Message, other.Target, Rank(other.Attribution)));
        return order != 0 ? order : InviterOf(other).CompareTo(InviterOf(one));
    }

    private static int Rank(Attribution attribution) => attribution == Attribution.Unknown ? int.MaxValue : (int)attribution;

    private UInt128 InviterOf(in InteractionRecord record) => record.Inviter < 0 ? UInt128.Zero : _members.IdOf(_members.PersonOf(record.Inviter));

    private void Add(int day, in InteractionRecord record, bool isStaff)
    {
        switch (record.Kind)
        {
            case InteractionKind.Message or InteractionKind.Reply or InteractionKind.InThread:
                // A platform's message is there once; should it be told under two authors, the earlier stands.
                if (_places.Of(record.Message) != _messages.Count)
                    return;

                var traits = (record.Kind == InteractionKind.Message ? MessageTraits.StartsThread : MessageTraits.None)
                    | (record.Recommends ? MessageTraits.Recommends : MessageTraits.None) | (isStaff ? MessageTraits.ByStaff : MessageTraits.None);
                _messages.Add(new(record.At, record.Account, -1, day, record.Source, record.Content, traits, record.Message));
                _targets.Add((record.Target, record.Kind == InteractionKind.InThread));
                break;
            case InteractionKind.Reaction:
                _reactions.Add(new(record.At, record.Account, -1, day, record.Source, isStaff));
                _reactionTargets.Add(record.Target);
                break;
            case InteractionKind.Joined:
                _joins.Add(new(record.At, record.Account, PersonOrNobody(record.Inviter), day, record.Source, record.Attribution, isStaff));
                break;
            case InteractionKind.Left:
                _leaves.Add(new(record.At, record.Account, day, record.Source));
                break;
            default:
                throw new InvalidDataException($"A sheet of interactions holds a record of kind {record.Kind}, which nothing reads.");
        }
    }

    private int PersonOrNobody(int account) =>
        account >= 0 && _members.PersonOf(account) is var person && !_members.IsBot(person) ? person : -1;

    private void LookUpMessages()
    {
        var messages = CollectionsMarshal.AsSpan(_messages);
        var openers = new Dictionary<ulong, int>();
        for (var i = 0; i < messages.Length; i++)
        {
            var (target, isThread) = _targets[i];
            if (!isThread)
                messages[i] = target == 0 ? messages[i] : messages[i] with { Target = _places.Find(target) };
            else if (openers.TryAdd(target, i))
                messages[i] = messages[i] with { Traits = messages[i].Traits | MessageTraits.StartsThread };
            else if (IsOneConversation(messages[i].Source))
                messages[i] = messages[i] with { Target = openers[target] };
        }
    }

    // Elsewhere a thread is what was said to its first message; topics on Telegram are rooms that many things are said in.
    private static bool IsOneConversation(Source source) => source != Source.Telegram;
}
