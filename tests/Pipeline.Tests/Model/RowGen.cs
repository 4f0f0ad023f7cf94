using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Model;

/// <summary>Versions of one row: whatever the row's place and identity do not fix is drawn from two or three values. Times are in UTC.</summary>
internal static class RowGen
{
    private static readonly Gen<DateTimeOffset?> Time = Gen.Elements<DateTimeOffset?>(null, Hour(1), Hour(2), Hour(3));
    private static readonly Gen<bool> Flag = Gen.Elements(false, true);
    private static readonly Gen<string?> Word = Gen.Elements<string?>(null, "a", "b");
    private static readonly Gen<IReadOnlyList<string>?> Words = Gen.Elements<IReadOnlyList<string>?>(null, ["a"], ["b", "a"]);
    private static readonly Gen<MemberId?> SomeMember = Word.Select(word => word is null ? (MemberId?)null : new(word));
    private static readonly Gen<Attribution> HowJoined = Gen.Elements(Enum.GetValues<Attribution>());
    private static readonly Gen<Source> Platform = Gen.Elements(Source.Telegram, Source.Gitter);

    private static readonly Gen<(DateTimeOffset? At, ContentKind Content, bool Recommends)> Label =
        from at in Time
        from content in Gen.Elements(ContentKind.Other, ContentKind.Win)
        from recommends in Flag
        select (at, content, recommends);

    private static readonly Gen<TextSignals?> Signals =
        Gen.Elements<TextSignals?>(null, new TextSignals(), new TextSignals { Links = 2, Fingerprint = ulong.MaxValue });

    public static Gen<ActivityFact> Fact { get; } =
        from label in Label
        from signals in Signals
        from words in Word.Two()
        from added in Words
        from source in Platform
        from times in Time.Three()
        from id in Gen.Elements("e", "f")
        select new ActivityFact
        {
            Community = new("c"),
            Day = new(2026, 3, 1),
            Member = new("m"),
            At = Hour(0),
            Event = new(id),
            Source = source,
            Kind = ActivityKind.Message,
            Channel = new("g"),
            Message = new("1"),
            ReplyTo = words.Item1 is null ? null : new(words.Item1),
            Thread = words.Item2,
            Signals = signals,
            Content = label.Content,
            Recommends = label.Recommends,
            TextAt = label.At,
            Added = added,
            DeletedAt = times.Item1,
            RemovedAt = times.Item2,
            RestoredAt = times.Item3,
        };

    public static Gen<FirstStep> Step { get; } =
        from member in Gen.Elements("m", "n")
        from kind in Gen.Elements(ActivityKind.Joined, ActivityKind.Message)
        from similarity in Gen.Elements(0UL, 7UL)
        select new FirstStep
        {
            Community = new("c"),
            At = Hour(0),
            Event = new("e"),
            Member = new(member),
            Kind = kind,
            Similarity = similarity,
        };

    public static Gen<MessageState> Message { get; } =
        from label in Label
        from posted in Word
        from author in SomeMember
        from words in Word.Two()
        from times in Time.Four()
        from source in Platform
        select new MessageState
        {
            Community = new("c"),
            Channel = new("g"),
            Message = new("1"),
            Source = source,
            Event = posted is null ? null : new(posted),
            Author = author,
            PostedAt = times.Item1,
            ReplyTo = words.Item1 is null ? null : new(words.Item1),
            Thread = words.Item2,
            TextAt = label.At,
            Content = label.Content,
            Recommends = label.Recommends,
            DeletedAt = times.Item2,
            RemovedAt = times.Item3,
            RestoredAt = times.Item4,
        };

    private static readonly Gen<IReadOnlyList<StaffChange>?> StaffChanges = Gen.Elements<IReadOnlyList<StaffChange>?>(
        null, [new(Hour(1), true)], [new(Hour(1), false), new(Hour(2), true)], [new(Hour(0), true), new(Hour(2), false)]);

    private static readonly Gen<IReadOnlyList<LinkedText>?> FirstLinks = Gen.Elements<IReadOnlyList<LinkedText>?>(
        null, [new(Hour(1), new("g"), new("1"), 2)], [new(Hour(1), new("g"), new("1"), 2), new(Hour(2), new("g"), new("2"), 1)]);

    public static Gen<MemberState> Member { get; } =
        from words in Word.Two()
        from times in Time.Four()
        from isBot in Flag
        from changes in StaffChanges
        from links in FirstLinks
        from attribution in HowJoined
        from inviter in SomeMember
        select new MemberState
        {
            Community = new("c"),
            Member = new("m"),
            Source = Source.Telegram,
            PlatformId = "1",
            Handle = words.Item1,
            Name = words.Item2,
            IsBot = isBot,
            SeenAt = times.Item1 ?? Hour(4),
            FirstSeenAt = times.Item2 ?? Hour(0),
            JoinedAt = times.Item3,
            Attribution = attribution,
            Inviter = inviter,
            NamedAt = times.Item4,
            StaffChanges = changes,
            FirstLinks = links,
        };

    public static Gen<Invite> Invite { get; } =
        from at in Time
        from creator in Gen.Elements("m", "n")
        select new Invite(new("c"), "code", new(creator), at ?? Hour(0));

    public static Gen<Membership> Membership { get; } =
        from change in Gen.Elements(MembershipChange.Started, MembershipChange.Renewed)
        from tier in Word
        from until in Time
        from at in Time
        select new Membership
        {
            Community = new("c"),
            Member = new("m"),
            At = at ?? Hour(0),
            Event = new("e"),
            Source = Source.Stripe,
            Change = change,
            Tier = tier,
            PaidUntil = until,
        };

    public static Gen<ConversionState> Conversion { get; } =
        from at in Time
        from status in Gen.Elements(Enum.GetValues<ConversionStatus>())
        from subIds in Words
        from report in Gen.Elements("e", "f")
        from payout in Gen.Elements(0m, 12.50m)
        from member in SomeMember
        from click in Word
        select new ConversionState
        {
            Community = new("c"),
            Connection = new("net"),
            Transaction = "t",
            Event = new(report),
            At = at ?? Hour(0),
            Status = status,
            Payout = payout,
            ClickId = click,
            SubIds = subIds ?? [],
            Member = member,
        };

    public static Gen<Click> Click { get; } =
        from at in Time
        from member in Gen.Elements("m", "n")
        from message in Word
        select new Click
        {
            Community = new("c"),
            Id = new("k"),
            Member = new(member),
            CreatedAt = at ?? Hour(0),
            Channel = message is null ? null : new("g"),
            Message = message is null ? null : new(message),
        };

    public static Gen<MemberReport> Report { get; } =
        from reported in SomeMember
        from channel in Word
        select new MemberReport
        {
            Community = new("c"),
            At = Hour(0),
            Event = new("e"),
            Reporter = new("m"),
            Reported = reported,
            Channel = channel is null ? null : new(channel),
        };

    public static Gen<ChannelAlias> Alias { get; } = Gen.Elements("a", "b").Select(from => new ChannelAlias(new("bot"), new(from), new("z")));

    public static Gen<Quarantined> Delivery { get; } =
        from at in Time
        from reason in Word
        from header in Word
        select new Quarantined
        {
            Connection = new("bot"),
            Source = Source.Telegram,
            Id = "d",
            ReceivedAt = at ?? Hour(0),
            Reason = reason ?? "",
            Body = [1, 2, 3],
            Headers = header is null ? null : new Dictionary<string, string> { ["content-type"] = header },
        };

    public static DateTimeOffset Hour(int hour) => new(2026, 3, 1, hour, 0, 0, TimeSpan.Zero);
}
