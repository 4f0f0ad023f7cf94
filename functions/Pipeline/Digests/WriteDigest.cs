using System.Globalization;
using Pipeline.Model;
using Pipeline.Report;

namespace Pipeline.Digests;

/// <summary>Decides what a week's digest says. Pure: the same numbers make the same digest.</summary>
public static class WriteDigest
{
    private const int Shown = 3;

    /// <returns>Null when there is nothing to say: nobody wrote, nobody waits and nothing goes wrong.</returns>
    public static DigestContent? Of(DigestInput input)
    {
        var community = input.Community;
        var isForStaff = community.Digest.Readers == DigestReaders.Staff;
        var week = input.Weeks.LastOrDefault(one => one.To == input.Week);
        var fix = isForStaff ? input.Alerts.Open.Select(alert => new DigestFix(alert.Says, alert.NextStep, alert.OpenSince)).FirstOrDefault() : null;
        var (thanks, greet, waiting) = (Thanks(input, isForStaff), Greet(input, isForStaff), Waiting(input));
        if (week is not { Active: > 0 } && fix is null && greet.Total + waiting.Total == 0)
            return null;

        return new(
            community.Name ?? community.Id.Value, input.Week.AddDays(-6), input.Week, DigestNumbers.Of(input),
            week is null ? [] : DigestNumbers.Changes(week, input.Weeks.LastOrDefault(one => one.To == input.Week.AddDays(-7))),
            thanks, greet, waiting, fix);
    }

    private static DigestNames Thanks(DigestInput input, bool isForStaff)
    {
        var members = input.Ambassadors.Entries.Where(entry => isForStaff || input.Consenting.Contains(entry.Member)).ToList();
        return new(
            isForStaff ? "Whom to thank" : "Thank you", members.Count,
            [.. members.Take(Shown).Select(entry => new DigestName(NameOf(entry), Because(entry) + (isForStaff ? Suggested(entry) : ""), null))]);
    }

    // Newcomers are not shown to everybody as people who have not written yet.
    private static DigestNames Greet(DigestInput input, bool isForStaff) => isForStaff
        ? new("Whom to greet", input.Greet.Total, [.. input.Greet.Entries.Take(Shown).Select(entry => new DigestName(NameOf(entry), Because(entry), entry.About?.Link))])
        : DigestNames.None;

    private static DigestNames Waiting(DigestInput input) => new(
        "Questions that wait for an answer", input.Questions.Total,
        [.. input.Questions.Entries.Take(Shown).Select(entry => new DigestName(null, Because(entry), entry.About?.Link))]);

    private static string NameOf(ListedReport entry) => entry.Name ?? entry.Handle ?? "somebody without a name";

    private static string Because(ListedReport entry) => entry.Reasons.OrderByDescending(reason => reason.Points ?? 0).First().Says;

    private static string Suggested(ListedReport entry) => entry.Suggestion switch
    {
        RecognitionKind.Role => "; perhaps give a role",
        RecognitionKind.Spotlight => "; perhaps show the others what came of it",
        RecognitionKind.ContributionTag => "; perhaps mark what was contributed",
        RecognitionKind.EarlyAccess => "; perhaps give early access",
        RecognitionKind.AskedOpinion => "; perhaps ask for an opinion",
        _ => "",
    };
}

/// <summary>Numbers as a digest tells them.</summary>
internal static class DigestNumbers
{
    public const int Weeks = 8;

    public static IReadOnlyList<DigestNumber> Of(DigestInput input)
    {
        var ends = Enumerable.Range(1 - Weeks, Weeks).Select(week => input.Week.AddDays(7 * week)).ToList();
        var weeks = ends.ConvertAll(end => input.Weeks.FirstOrDefault(one => one.To == end));
        var months = ends.ConvertAll(end => input.Months.FirstOrDefault(one => one.To == end));
        return
        [
            new(Active(weeks[^1]), false, weeks.ConvertAll(week => new DigestPoint(week?.Active))),
            new(Back(weeks[^1]), true, weeks.ConvertAll(week => Point(week?.Lifecycle?.Retained))),
            HasQuestions(months[^1])
                ? new(Answered(months[^1]!.Answers.Unanswered!), true, months.ConvertAll(month => Point(Others(month?.Answers.Unanswered))))
                : new(Made(months[^1]), false, months.ConvertAll(month => new DigestPoint(month?.Content.Items))),
        ];
    }

    public static IReadOnlyList<string> Changes(PeriodReport week, PeriodReport? before)
    {
        var changes = new List<string>();
        if (before is { Active: { } then, Members: > 0 } && week is { Active: { } now, Members: > 0 })
            changes.Add(Compare(Rate.Of(now, Math.Max(now, week.Members)), Rate.Of(then, Math.Max(then, before.Members))));
        if (week is { Activation.Joined: > 0 and var joined })
            changes.Add(joined == 1 ? "One joined." : $"{joined} joined.");
        if (week.Lifecycle is { Resurrected: > 0 and var again })
            changes.Add(again == 1 ? "One came back after a pause." : $"{again} came back after a pause.");
        return changes;
    }

    // Shares whose intervals overlap are not called a change: in a group of forty, ten more or fewer can be chance.
    private static string Compare(Rate now, Rate then) =>
        now.Low > then.High ? "A larger part of the members was active than the week before, by more than chance."
        : now.High < then.Low ? "A smaller part of the members was active than the week before, by more than chance."
        : "As active as the week before, as far as a group of this size can say.";

    private static string Active(PeriodReport? week) =>
        week is { Active: { } active } ? $"{active} of {week.Members} members were active" : "Nobody was active";

    private static string Back(PeriodReport? week) => week?.Lifecycle?.Retained is { Denominator: > 0 } rate
        ? $"{rate.Numerator} of the {rate.Denominator} active the week before came back{Share(rate)}"
        : "Nobody was active the week before who could have come back";

    private static string Answered(Rate unanswered)
    {
        var rate = Others(unanswered)!;
        return $"{rate.Numerator} of {rate.Denominator} questions of four weeks were answered within a day{Share(rate)}";
    }

    private static string Made(PeriodReport? month) =>
        month?.Content.Items is > 0 and var items ? $"{items} guides, tips and discussions in four weeks" : "No question, guide or tip in four weeks";

    private static bool HasQuestions(PeriodReport? month) => month?.Answers.Unanswered is { Denominator: > 0 };

    private static Rate? Others(Rate? rate) => rate is null ? null : Rate.Of(rate.Denominator - rate.Numerator, rate.Denominator);

    private static DigestPoint Point(Rate? rate) => new(rate?.Value, rate?.Low, rate?.High);

    private static string Share(Rate rate) => rate.IsTooFewToSay
        ? ": too few to say"
        : string.Create(CultureInfo.InvariantCulture, $", {Percent(rate.Value)} % ({Percent(rate.Low)} to {Percent(rate.High)})");

    private static int Percent(double? share) => (int)Math.Round(100 * share!.Value, MidpointRounding.AwayFromZero);
}
