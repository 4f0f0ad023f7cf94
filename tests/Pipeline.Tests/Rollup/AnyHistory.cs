using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Tests.Rollup.Periods;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup;

/// <summary>A made-up history of a few people on two platforms, dense enough for every rule to meet every other.</summary>
internal sealed record AnyHistory(IReadOnlyList<ActivityFact> Facts, PlainPeople People, TimeZoneInfo Zone, DateOnly Through)
{
    private const int Accounts = 7;

    private static readonly string[] Zones =
        ["UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Beirut", "America/Havana", "Pacific/Auckland", "Asia/Kolkata", "America/New_York"];

    // Each is some days before clocks change somewhere in the list above.
    private static readonly DateTimeOffset[] Beginnings =
    [
        new(2018, 2, 14, 0, 0, 0, TimeSpan.Zero), new(2018, 11, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 25, 0, 0, 0, TimeSpan.Zero),
        new(2026, 10, 22, 0, 0, 0, TimeSpan.Zero),
    ];

    // Few times of the day, so that things happen exactly 24 hours apart, at midnight, and one tick before.
    private static readonly long[] TimesOfDay =
    [
        0, TimeSpan.TicksPerDay - 1, 12 * TimeSpan.TicksPerHour, (12 * TimeSpan.TicksPerHour) - 1, 22 * TimeSpan.TicksPerHour,
        (23 * TimeSpan.TicksPerHour) + 1, 3 * TimeSpan.TicksPerHour, 5 * TimeSpan.TicksPerHour,
    ];

    // A few are reacted to again and again.
    private static readonly Gen<string> Message = Gen.OneOf(Gen.Elements("1", "2", "3"), Gen.Choose(0, 60).Select(place => $"{place}"));
    private static readonly Gen<bool> Seldom = Gen.Elements(true, false, false, false, false, false, false);

    public MemberRoster Roster()
    {
        var roster = new MemberRoster();
        foreach (var (member, changes) in People.Staff)
            roster.Exclude(member, changes);
        foreach (var member in People.Never)
            roster.Exclude(member);
        return roster;
    }

    public override string ToString() =>
        string.Join('\n', Facts.Select(fact => $"{fact.Member} {fact.At:yyyy-MM-dd HH:mm:ss.fffffff} {fact.Kind} {fact.Content} {fact.IsWithdrawn} {fact.Added?[0]}-{fact.Removed?[0]}")
            .Concat(People.Staff.SelectMany(one => one.Value.Select(change => $"{one.Key} {change.At:yyyy-MM-dd HH:mm:ss.fffffff} {change.IsStaff}")))
            .Concat(People.Never.Select(one => $"{one} never")).Append($"{Zone.Id} through {Through:yyyy-MM-dd}"));

    public Figures Figures() => Rollup.Figures.Of(Facts, Roster(), Through, Zone);

    public PeriodFigures Periods() => PeriodFigures.Of(Told.Of(Facts, Roster(), Through, Zone));

    public static Arbitrary<AnyHistory> Arbitrary() => Arb.From(Histories(), Shrink);

    // Half as many facts, or one fact less, or nobody special: whatever still fails is easier to read.
    private static IEnumerable<AnyHistory> Shrink(AnyHistory history)
    {
        var half = history.Facts.Count / 2;
        if (half > 1)
        {
            yield return history with { Facts = [.. history.Facts.Take(half)] };
            yield return history with { Facts = [.. history.Facts.Skip(half)] };
        }

        for (var i = 0; i < history.Facts.Count; i++)
            yield return history with { Facts = [.. history.Facts.Where((_, place) => place != i)] };
        if (history.People.Never.Count > 0)
            yield return history with { People = history.People with { Never = new HashSet<MemberId>() } };
        foreach (var member in history.People.Staff.Keys)
            yield return history with { People = history.People with { Staff = history.People.Staff.Where(other => other.Key != member).ToDictionary() } };
    }

    private static Gen<AnyHistory> Histories() =>
        from zone in Gen.Elements(Zones).Select(TimeZoneInfo.FindSystemTimeZoneById)
        from beginning in Gen.Elements(Beginnings)
        from length in Gen.Elements(3, 10, 45, 160, 400)
        from count in Gen.Choose(0, 120)
        from facts in Fact(zone, beginning, length).ArrayOf(count)
        from people in WhoIsWho(beginning, length)
        from through in Gen.Choose(-1, 130)
        select new AnyHistory(
            [
                .. facts.Select((fact, place) => fact with
                {
                    Event = new($"{place:d4}"), Message = fact.Kind == ActivityKind.Message ? new($"{place}") : fact.Message,
                }),
            ], people, zone,
            DateOnly.FromDateTime(beginning.UtcDateTime).AddDays(length - 1 + through - 15));

    private static Gen<PlainPeople> WhoIsWho(DateTimeOffset beginning, int length) =>
        from never in Gen.Choose(0, Accounts - 1).Select(Member).ArrayOf(1)
        from hasNever in Seldom
        from staff in Gen.Choose(0, Accounts - 1).Select(Member).ArrayOf(3)
        from changes in Time(beginning, length).SelectMany(at => Gen.Elements(true, false), (at, isStaff) => new StaffChange(at, isStaff)).ArrayOf(6)
        from hasStaff in Gen.Elements(true, false)
        select new PlainPeople(
            hasNever ? never.ToHashSet() : [],
            hasStaff
                ? staff.Distinct().Select((member, place) => (member, Own: StaffTimes.Join([changes[2 * place]], [changes[(2 * place) + 1]])))
                    .ToDictionary(one => one.member, one => one.Own)
                : []);

    private static Gen<DateTimeOffset> Time(DateTimeOffset beginning, int length) =>
        from day in Gen.Choose(0, length - 1)
        from time in Gen.Elements(TimesOfDay)
        select beginning.AddDays(day).AddTicks(time);

    private static Gen<ActivityFact> Fact(TimeZoneInfo zone, DateTimeOffset beginning, int length) =>
        from account in Gen.Choose(0, Accounts - 1)
        from at in Time(beginning, length)
        from kind in Gen.Elements(
            ActivityKind.Message, ActivityKind.Message, ActivityKind.Message, ActivityKind.Reaction, ActivityKind.Reaction, ActivityKind.PollAnswer,
            ActivityKind.Voice, ActivityKind.Joined, ActivityKind.Left, ActivityKind.Left, ActivityKind.ReactionTotal, ActivityKind.Edited)
        from message in Message
        from answered in Gen.Frequency((2, Message.Select(id => (MessageId?)new MessageId(id))), (3, Gen.Constant((MessageId?)null)))
        from inviter in Gen.Choose(0, Accounts - 1)
        from attribution in Gen.Elements(Enum.GetValues<Attribution>())
        from content in Gen.Elements(Enum.GetValues<ContentKind>())
        from emoji in Gen.Elements("+1", "heart")
        from isRemoval in Gen.Elements(true, false)
        from deleted in Seldom
        from moderation in Gen.Elements<(DateTimeOffset?, DateTimeOffset?)>((null, null), (null, null), (at.AddHours(1), null), (at.AddHours(1), at.AddHours(2)))
        select new ActivityFact
        {
            Community = Club.Id,
            Day = CommunityDay.Of(at, zone),
            Member = Member(account),
            At = at,
            Event = default,
            Source = account % 3 == 0 ? Source.Slack : Source.Telegram,
            Kind = kind,
            Channel = new("general"),
            Message = new(message),
            ReplyTo = answered,
            Inviter = kind == ActivityKind.Joined && attribution != Attribution.Unknown ? Member(inviter) : null,
            Attribution = kind == ActivityKind.Joined ? attribution : Attribution.Unknown,
            Recommends = kind == ActivityKind.Message && content == ContentKind.Recommendation,
            Content = content,
            Poll = kind == ActivityKind.PollAnswer ? message : null,
            Added = isRemoval ? null : [emoji],
            Removed = isRemoval && kind == ActivityKind.Reaction ? [emoji] : null,
            DeletedAt = deleted ? at.AddDays(2) : null,
            RemovedAt = moderation.Item1,
            RestoredAt = moderation.Item2,
        };

    // Ids as they are made, and one as an older system might have left it.
    private static MemberId Member(int account) => account == 5 ? new("somebody else") : new($"{account}".PadRight(26, 'z'));
}
