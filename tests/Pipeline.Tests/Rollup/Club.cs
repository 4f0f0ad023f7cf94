using System.Globalization;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup;

/// <summary>What happened in a small community, told in its own local time (or in UTC, with a Z), and the numbers that it comes to.</summary>
internal sealed class Club(string zone = "UTC")
{
    public static readonly CommunityId Id = new("club");

    private readonly List<ActivityFact> _facts = [];
    private readonly List<MemberId> _excluded = [];
    private readonly List<MemberId> _bots = [];
    private readonly Dictionary<MemberId, IReadOnlyList<StaffChange>> _staff = [];

    private readonly List<IdentityLink> _links = [];
    private readonly List<Strike> _strikes = [];
    private readonly List<Recognition> _recognitions = [];

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public IReadOnlyList<ActivityFact> Facts => _facts;

    public Club Writes(
        string who, string at, ContentKind content = ContentKind.Other, bool isReply = false, string? id = null, Source source = Source.Telegram) =>
        Add(who, at, ActivityKind.Message, source, fact => fact with
        {
            Channel = new("general"),
            Message = new(id ?? $"{who} at {at}"),
            ReplyTo = isReply ? new("another") : null,
            Content = content,
        });

    public Club Answers(
        string who, string at, string to, ContentKind content = ContentKind.Other, string? id = null, Source source = Source.Telegram)
    {
        Writes(who, at, content, id: id, source: source);
        _facts[^1] = _facts[^1] with { ReplyTo = new(to) };
        return this;
    }

    public Club WritesInThread(string who, string at, string thread, ContentKind content = ContentKind.Other, string? id = null, Source source = Source.Discord)
    {
        Writes(who, at, content, id: id, source: source);
        _facts[^1] = _facts[^1] with { Thread = thread };
        return this;
    }

    /// <summary>The message is as it would be recorded after <paramref name="change"/>.</summary>
    public Club WritesAnd(string who, string at, Func<ActivityFact, ActivityFact> change)
    {
        Writes(who, at);
        _facts[^1] = change(_facts[^1]);
        return this;
    }

    public Club Edits(string who, string at) => Add(who, at, ActivityKind.Edited, Source.Telegram, fact => fact with { Signals = new() });

    public Club Reacts(string who, string at, string to = "message", string emoji = "+1", Source source = Source.Telegram) =>
        Add(who, at, ActivityKind.Reaction, source, fact => fact with { Channel = new("general"), Message = new(to), Added = [emoji] });

    public Club TakesBack(string who, string at, string from = "message", string emoji = "+1") =>
        Add(who, at, ActivityKind.Reaction, Source.Telegram, fact => fact with { Channel = new("general"), Message = new(from), Removed = [emoji] });

    /// <summary>No options: the answer is taken back.</summary>
    public Club Votes(string who, string at, params string[] options) =>
        Add(who, at, ActivityKind.PollAnswer, Source.Telegram, fact => fact with { Poll = "poll", Added = options is [] ? null : options });

    public Club Speaks(string who, string at) => Add(who, at, ActivityKind.Voice, Source.Telegram);

    public Club Joins(string who, string at, Source source = Source.Telegram) => Add(who, at, ActivityKind.Joined, source);

    public Club JoinsBy(string who, string at, string inviter, Attribution attribution = Attribution.Exact, Source source = Source.Telegram) =>
        Add(who, at, ActivityKind.Joined, source, fact => fact with { Inviter = Member(inviter), Attribution = attribution });

    public Club Leaves(string who, string at, Source source = Source.Telegram) => Add(who, at, ActivityKind.Left, source);

    /// <summary>Staff whatever the platform says.</summary>
    public Club NeverCounts(string who)
    {
        _excluded.Add(Member(who));
        return this;
    }

    public Club IsBot(string who)
    {
        _bots.Add(Member(who));
        return this;
    }

    public Club BecomesStaff(string who, string at) => Change(who, at, isStaff: true);

    public Club BecomesMember(string who, string at) => Change(who, at, isStaff: false);

    public Club AreOnePerson(string one, string other)
    {
        _links.Add(IdentityLink.Between(Id, Member(one), Member(other)) with { Made = new(DateTimeOffset.UnixEpoch, "mod", null) });
        return this;
    }

    /// <summary>The numbers after the day was closed, which is the last of the history.</summary>
    public Figures Through(string day) =>
        Figures.Of(_facts, Roster(), DateOnly.Parse(day, CultureInfo.InvariantCulture), Zone);

    /// <summary>Who answered, reacted to and brought whom, up to the day.</summary>
    public Told Tell(string day) => Told.Of(_facts, Roster(), DateOnly.Parse(day, CultureInfo.InvariantCulture), Zone);

    /// <summary>The same with the facts in another order.</summary>
    public Told TellReversed(string day) => Told.Of(_facts.AsEnumerable().Reverse(), Roster(), DateOnly.Parse(day, CultureInfo.InvariantCulture), Zone);

    /// <summary>The lists as of the end of the day.</summary>
    public Listed List(string day) => new(Tell(day), _strikes, _recognitions);

    /// <summary>Broke a rule by a text.</summary>
    public Club Breaks(string who, string at, bool isOverturned = false)
    {
        _strikes.Add(new()
        {
            Community = Id,
            Member = Member(who),
            At = Instant(at),
            Channel = new("general"),
            Message = new($"strike {_strikes.Count}"),
            Text = new($"strike {_strikes.Count}"),
            Severity = Outcome.Removed,
            OverturnedAt = isOverturned ? Instant(at).AddDays(1) : null,
        });
        return this;
    }

    public Club IsThanked(string who, string at)
    {
        _recognitions.Add(new() { Community = Id, Member = Member(who), At = Instant(at), Kind = RecognitionKind.Role, By = "mod" });
        return this;
    }

    public DateTimeOffset Instant(string at)
    {
        if (at.EndsWith('Z'))
            return DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

        var local = DateTime.Parse(at, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static MemberId Member(string name) => new(name.PadRight(26, '0'));

    private Club Change(string who, string at, bool isStaff)
    {
        _staff[Member(who)] = StaffTimes.Join(_staff.GetValueOrDefault(Member(who)), [new(Instant(at), isStaff)]);
        return this;
    }

    private Club Add(string who, string at, ActivityKind kind, Source source, Func<ActivityFact, ActivityFact>? more = null)
    {
        var instant = Instant(at);
        var fact = new ActivityFact
        {
            Community = Id,
            Day = CommunityDay.Of(instant, Zone),
            Member = Member(who),
            At = instant,
            Event = new($"{_facts.Count:d4}"),
            Source = source,
            Kind = kind,
        };
        _facts.Add(more is null ? fact : more(fact));
        return this;
    }

    private MemberRoster Roster()
    {
        var roster = new MemberRoster(Persons.Of(_links, []));
        foreach (var member in _excluded)
            roster.Exclude(member);
        foreach (var member in _bots)
            roster.ExcludeBot(member);
        foreach (var (member, changes) in _staff)
            roster.Exclude(member, changes);
        return roster;
    }
}
