using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Text;
using Outcome = Pipeline.Model.Outcome;

namespace Pipeline.Tests.Model;

/// <summary>Versions of one row: whatever the row's place and identity do not fix is drawn from two or three values. Times are in UTC.</summary>
internal static class RowGen
{
    private static readonly Gen<DateTimeOffset?> Time = Gen.Elements<DateTimeOffset?>(null, Hour(1), Hour(2), Hour(3));
    private static readonly Gen<bool> Flag = Gen.Elements(false, true);
    private static readonly Gen<int> Number = Gen.Elements(0, 1, 2);
    private static readonly Gen<string?> Word = Gen.Elements<string?>(null, "a", "b");
    private static readonly Gen<IReadOnlyList<string>?> Words = Gen.Elements<IReadOnlyList<string>?>(null, ["a"], ["b", "a"]);
    private static readonly Gen<MemberId?> SomeMember = Word.Select(word => word is null ? (MemberId?)null : new(word));
    private static readonly Gen<Attribution> HowJoined = Gen.Elements(Enum.GetValues<Attribution>());
    private static readonly Gen<Source> Platform = Gen.Elements(Source.Telegram, Source.Gitter);

    private static readonly Gen<(DateTimeOffset? At, ulong Fingerprint, ContentKind Content, int Links)> Text =
        from at in Time
        from fingerprint in Gen.Elements(0UL, ulong.MaxValue)
        from content in Gen.Elements(ContentKind.Other, ContentKind.Win)
        from links in Number
        select (at, fingerprint, content, links);

    public static Gen<ActivityFact> Fact { get; } =
        from text in Text
        from flags in Flag.Two()
        from words in Word.Two()
        from added in Words
        from source in Platform
        from withdrawn in Flag
        select new ActivityFact
        {
            Community = new("c"),
            Day = new(2026, 3, 1),
            Member = new("m"),
            At = Hour(0),
            Event = new("e"),
            Source = source,
            Kind = flags.Item1 ? ActivityKind.Message : ActivityKind.Reaction,
            ReplyTo = words.Item1 is null ? null : new(words.Item1),
            Thread = words.Item2,
            Content = text.Content,
            Recommends = flags.Item2,
            TextAt = text.At,
            Fingerprint = text.Fingerprint,
            Links = text.Links,
            Added = added,
            Withdrawn = withdrawn,
        };

    public static Gen<MessageState> Message { get; } =
        from text in Text
        from flags in Flag.Two()
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
            TextAt = text.At,
            Content = text.Content,
            Recommends = flags.Item1,
            Fingerprint = text.Fingerprint,
            Links = text.Links,
            HasMedia = flags.Item2,
            DeletedAt = times.Item2,
            RemovedAt = times.Item3,
            RestoredAt = times.Item4,
        };

    public static Gen<MemberState> Member { get; } =
        from words in Word.Two()
        from times in Time.Four()
        from flags in Flag.Two()
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
            IsBot = flags.Item1,
            SeenAt = times.Item1 ?? Hour(4),
            FirstSeenAt = times.Item2 ?? Hour(0),
            JoinedAt = times.Item3,
            Attribution = attribution,
            Inviter = inviter,
            IsStaff = flags.Item2,
            RoleAt = times.Item4,
        };

    public static Gen<Verdict> Verdict { get; } =
        from at in Time
        from outcome in Gen.Elements(Outcome.Allowed, Outcome.Removed)
        from basis in Number
        from version in Word
        from checks in Words
        select new Verdict
        {
            Community = new("c"),
            Channel = new("g"),
            Message = new("1"),
            Author = new("m"),
            PostedAt = Hour(0),
            TextAt = at ?? Hour(0),
            Outcome = outcome,
            Findings = [.. (checks ?? []).Select(check => new Finding(check, outcome, "links 3 of 2"))],
            Basis = basis,
            Version = version ?? "1",
        };

    public static Gen<DayMark> Mark { get; } =
        from token in Gen.Elements("", "A", "a", "aa", "b")
        select new DayMark(new("c"), new(2026, 3, 1), token);

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
