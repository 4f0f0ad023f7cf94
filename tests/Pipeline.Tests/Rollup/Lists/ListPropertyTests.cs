using Pipeline.Model;
using Pipeline.Rollup.Lists;

namespace Pipeline.Tests.Rollup.Lists;

/// <summary>What holds for the lists of every history.</summary>
public sealed class ListPropertyTests
{
    [Fact]
    public void Nothing_good_that_a_member_does_lowers_the_score()
    {
        var scored = 0;
        PropertyTests.ForAll(any =>
        {
            var history = Dense(any);
            var before = Scores(history);
            scored += before.Count;
            foreach (var member in before.Keys)
            {
                foreach (var more in GoodDeeds(history, member).Take(4))
                    Scores(history with { Facts = [.. history.Facts, more] }).GetValueOrDefault(member).ShouldBeGreaterThanOrEqualTo(before[member]);
            }
        });

        scored.ShouldBeGreaterThanOrEqualTo(150);
    }

    [Fact]
    public void Lists_are_the_same_whatever_order_the_facts_came_in() => PropertyTests.ForAll(history =>
        Text(history with { Facts = [.. history.Facts.Reverse()] }).ShouldBe(Text(history)));

    // Among what anybody did, a few who are old and busy enough to be scored; within the same two months.
    private static AnyHistory Dense(AnyHistory history)
    {
        var first = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var regulars = AmbassadorTests.Regular("ann", AmbassadorTests.Helpful());
        return history with
        {
            Facts =
            [
                .. AmbassadorTests.Regular("bob", regulars).Facts,
                .. history.Facts.Select(fact => (Fact: fact, At: first.AddTicks(fact.At.UtcTicks % TimeSpan.FromDays(60).Ticks)))
                    .Select(one => one.Fact with { At = one.At, Day = DateOnly.FromDateTime(one.At.UtcDateTime), DeletedAt = null, RemovedAt = null }),
            ],
            Zone = TimeZoneInfo.Utc,
            Through = new(2026, 6, 30),
        };
    }

    // An answer to, and a reaction to, each message of somebody else, a moment later.
    private static IEnumerable<ActivityFact> GoodDeeds(AnyHistory history, MemberId member)
    {
        foreach (var fact in history.Facts.Where(fact => fact.Kind == ActivityKind.Message && fact.Member != member && fact.Day < history.Through))
        {
            var deed = fact with
            {
                Member = member,
                At = fact.At.AddTicks(2),
                Day = CommunityDay.Of(fact.At.AddTicks(2), history.Zone),
                Event = new("more"),
                Message = new("more"),
                ReplyTo = fact.Message,
                DeletedAt = null,
                RemovedAt = null,
                RestoredAt = null,
            };
            yield return deed;
            yield return deed with { Kind = ActivityKind.Reaction, Message = fact.Message, ReplyTo = null, Added = ["more"], Removed = null };
        }
    }

    private static Dictionary<MemberId, double> Scores(AnyHistory history)
    {
        var told = Told.Of(history.Facts, history.Roster(), history.Through, history.Zone);
        var eligible = told.History.DayCount == 0 ? [] : Ambassadors.Eligible(new(told.History, told.Interactions, [], []));
        return eligible.ToDictionary(draft => told.History.Members.MemberOf(draft.Member), draft => Math.Round(draft.Score!.Value, 9));
    }

    private static string Text(AnyHistory history) => string.Join('\n', Enum.GetValues<ListName>().SelectMany(list =>
    {
        var (told, drafts) = Drafts(history, list);
        return drafts.Select(draft => $"{list} {told.History.Members.MemberOf(draft.Member)} {draft.Score:0.000000} {string.Join("; ", draft.Reasons.Select(reason => reason.Says))}");
    }));

    private static (Told Told, IReadOnlyList<Draft> Drafts) Drafts(AnyHistory history, ListName list)
    {
        var told = Told.Of(history.Facts, history.Roster(), history.Through, history.Zone);
        return told.History.DayCount == 0 ? (told, []) : (told, CommunityLists.Of(new(told.History, told.Interactions, [], [])).Single(one => one.Name == list).Drafts);
    }
}
