using Pipeline.Model;
using Pipeline.Rollup.Mistakes;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Mistakes;

/// <summary>Mistakes of moderation, each with a community that makes it and one that barely does not.</summary>
public sealed class ModerationMistakeTests
{
    private const string Today = "2026-06-30";

    private static readonly DateTimeOffset Noon = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private static readonly ModerationSigns Nothing = new() { Community = new() { Id = Club.Id, Name = "Club" } };

    [Theory]
    [InlineData(10, Seen.Yes)]
    [InlineData(9, Seen.TooFewToSay)]
    public void Nobody_has_set_the_rules_of_ten_members(int members, Seen seen)
    {
        var club = Members(members);

        Looked.At(club, Today, Nothing with { Community = new() { Id = Club.Id } }).For(new RulesUnknown()).ShouldBe(seen);
        Looked.At(club, Today, Nothing with { Community = new() { Id = Club.Id, Rules = new() { Mentions = 3 } } }).For(new RulesUnknown()).ShouldNotBe(Seen.Yes);
    }

    [Theory]
    [InlineData(5, 0, Seen.Yes)]
    [InlineData(4, 0, Seen.No)]
    [InlineData(5, 1, Seen.No)]
    public void Rules_are_broken_and_nobody_is_told_which(int broken, int told, Seen seen)
    {
        var signs = Nothing with { Verdicts = Verdicts(broken, RuleNames.NoFlood, Outcome.Warned), Acts = Acts(told, EnforcementKind.Warn, Noon) };

        Looked.At(Members(10), Today, signs).For(new RulesUnknown()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(12, Seen.Yes)]
    [InlineData(6, Seen.TooFewToSay)]
    [InlineData(2, Seen.No)]
    public void Far_more_is_taken_down_in_a_week_than_before(int now, Seen seen)
    {
        // Four of a hundred in the four weeks before.
        var club = Members(1);
        for (var i = 0; i < 96; i++)
            club.Writes("m0", $"2026-06-{(i % 15) + 1:d2} 10:{i / 15:d2}");
        for (var i = 0; i < 50; i++)
            club.Writes("m0", $"2026-06-30 10:{i:d2}");
        var signs = Nothing with { Acts = [.. Acts(4, EnforcementKind.Remove, Noon.AddDays(-20)), .. Acts(now, EnforcementKind.Remove, Noon)] };

        Looked.At(club, Today, signs).For(new OverModeration()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(9, Seen.Yes)]
    [InlineData(8, Seen.TooFewToSay)]
    public void More_than_a_fifth_of_what_was_decided_is_taken_back(int overturned, Seen seen)
    {
        var strikes = Enumerable.Range(0, 22).Select(i => new Strike
        {
            Community = Club.Id,
            Member = Club.Member("ann"),
            At = Noon,
            Channel = new("general"),
            Message = new($"{i}"),
            Text = new($"{i}"),
            Severity = Outcome.Removed,
            OverturnedAt = i < overturned ? Noon.AddHours(1) : null,
        });

        Looked.At(Members(1), Today, Nothing with { Strikes = [.. strikes] }).For(new OverModeration()).ShouldBe(seen);
    }

    [Theory]
    [InlineData(4, 0, Seen.Yes)]
    [InlineData(3, 0, Seen.TooFewToSay)]
    [InlineData(4, 4, Seen.No)]
    [InlineData(0, 0, Seen.No)]
    public void Spam_stays_visible_for_more_than_an_hour(int spam, int goneInTime, Seen seen)
    {
        var verdicts = Verdicts(spam, RuleNames.NoSpam, Outcome.Removed);
        var signs = Nothing with
        {
            Verdicts = verdicts,
            GoneAt = verdicts.Select((verdict, place) => (verdict, place)).ToDictionary(
                one => (one.verdict.Channel, one.verdict.Message), one => (DateTimeOffset?)one.verdict.TextAt.AddMinutes(one.place < goneInTime ? 60 : 61)),
        };

        Looked.At(Members(1), Today, signs).For(new UnderModeration()).ShouldBe(seen);
        Looked.At(Members(1), Today, signs).Show(new UnderModeration()).Known.Count.ShouldBe(spam - goneInTime);
    }

    [Theory]
    [InlineData(16, 5, Seen.Yes)]
    [InlineData(8, 5, Seen.TooFewToSay)]
    [InlineData(5, 5, Seen.No)]
    public void There_are_more_offers_than_help(int offers, int helpful, Seen seen)
    {
        var club = Members(1);
        for (var i = 0; i < helpful; i++)
            club.Writes("m0", $"2026-06-29 10:{i:d2}", ContentKind.Tip);
        var signs = Nothing with
        {
            Verdicts = Verdicts(offers - 1, RuleNames.Promotion, Outcome.Flagged),
            Offers =
            [
                new() { Community = Club.Id, Id = new("a"), Member = Club.Member("m0"), CreatedAt = Noon },
                new() { Community = Club.Id, Id = new("b"), Member = Club.Member("m0"), CreatedAt = Noon, Channel = new("general"), Message = new("0") },
            ],
        };

        Looked.At(club, Today, signs).For(new PromotionOverload()).ShouldBe(seen);
    }

    [Fact]
    public void The_breaker_is_told_of_on_its_day_and_no_longer()
    {
        var signs = Nothing with { Spent = new() { Community = Club.Id, Held = [new(new("text"), Noon)] } };

        Looked.At(Members(1), Today, signs).For(new BreakerOpen()).ShouldBe(Seen.Yes);
        Looked.At(Members(1).Writes("m0", "2026-07-01 10:00"), "2026-07-01", signs).For(new BreakerOpen()).ShouldBe(Seen.No);
    }

    private static Club Members(int count)
    {
        var club = new Club();
        for (var i = 0; i < count; i++)
            club.Joins($"m{i}", "2026-05-01 10:00");
        return club.Writes("m0", "2026-06-30 09:00");
    }

    private static List<Verdict> Verdicts(int count, string rule, Outcome severity) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Verdict
        {
            Community = Club.Id, Channel = new("general"), Message = new($"{i}"), Text = new($"{i}"), Author = Club.Member("ann"), TextAt = Noon,
            Outcome = severity, Severity = severity, Findings = [new("check", severity, "links 3 of 2", rule)], Version = "1",
        }),
    ];

    private static List<Enforcement> Acts(int count, EnforcementKind kind, DateTimeOffset at) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Enforcement
        {
            Community = Club.Id, Id = $"{i}", DecidedAt = at, By = "rules", Kind = kind, Member = Club.Member("ann"), Rule = "a rule", State = ActState.Done, At = at,
        }),
    ];
}
