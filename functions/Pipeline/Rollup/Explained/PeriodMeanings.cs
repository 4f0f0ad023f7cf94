using System.Collections.Frozen;
using Pipeline.Model;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Rollup.Explained;

/// <summary>Every number of a period that can be explained.</summary>
internal static class PeriodMeanings
{
    public const string Conversions = "conversions";
    public const string Earners = "earners";

    private static readonly FrozenDictionary<string, PeriodMeaning> ByName =
        People().Concat(Beginnings()).Concat(PeriodTalk.All()).Concat(PeriodWriting.All()).Concat(Brought())
            .ToFrozenDictionary(meaning => meaning.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public static PeriodMeaning? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<PeriodMeaning> People() =>
    [
        new("members", "Members who were there when the period ended.", row => row.Members, (numbers, period) => numbers.Participation.BehindPresent(period.Last)),
        new("membersAtStart", "Members who were there when the period began.", row => row.MembersAtStart, (numbers, period) => numbers.Participation.BehindPresent(period.First - 1)),
        new("gravityMembers", "Members who were there both when the period ended and when the one before did.", row => row.GravityMembers, (numbers, period) => numbers.Gravity.BehindMembers(period)),
        new("gravityChange",
            "How much more these weigh than at the end of the period before. A member weighs 100 with 30 active days of the last 90, else 49 with 7 of the last 30, else 16 with 2 of the last 7, else 1 (the Orbit model).",
            row => row.GravityChange, (numbers, period) => numbers.Gravity.BehindChange(period))
        {
            Of = ["gravityMembers"], IsQuotient = true, Shows = MetricMeaning.IsActivity,
        },
        Active("active", "Members active in the week or month.", row => row.Active, lifecycle => lifecycle.BehindActive),
        Active("new", "Of the active, those active for the first time ever.", row => row.New, lifecycle => lifecycle.BehindNew) with { Of = ["active"] },
        Active("returning", "Of those active in the week or month before, those active in this one, too.", row => row.Returning, lifecycle => lifecycle.BehindReturning) with
        {
            Of = ["returning", "dormant"],
        },
        Active("resurrected", "Of the active, neither new nor active in the week or month before.", row => row.Resurrected, lifecycle => lifecycle.BehindResurrected) with
        {
            Of = ["active"],
        },
        Active("dormant", "Of those active in the week or month before, those not active in this one.", row => row.Dormant, lifecycle => lifecycle.BehindDormant) with
        {
            Of = ["returning", "dormant"], IsBefore = true,
        },
    ];

    private static IEnumerable<PeriodMeaning> Beginnings() =>
    [
        new("joined", "Members who joined for the first time in the period.", row => row.Joined, (numbers, period) => numbers.Activation.Joined.Behind(period)),
        new("started", "Members who joined for the first time and whose first seven days are over: of 28 days, ran out in them.", row => row.Started, (numbers, period) => numbers.Activation.Started.Behind(period)),
        new("activated", "Of these, who posted and got an answer or a reaction from another person, both within seven days of joining.", row => row.Activated, (numbers, period) => numbers.Activation.Activated.Behind(period))
        {
            Of = ["started"],
        },
        new("activatedBefore", "Activated members of the period before: growth readiness is these for each who joined in this one.", row => row.ActivatedBefore,
            (numbers, period) => numbers.Activation.Activated.Behind(numbers.Before(period)))
        {
            Of = ["joined"], IsQuotient = true,
        },
        new("firstPostMedian", "Seconds from joining until half of those who joined in the period had posted, by Kaplan and Meier: who has not is counted for as long as was waited, 28 days at most.", row => row.FirstPostMedian,
            (numbers, period) => numbers.Activation.Joined.Behind(period))
        {
            IsEstimate = true,
        },
        new("firstPosts", "First posts of members whose joining is known, once 24 hours are over.", row => row.FirstPosts, (numbers, period) => numbers.Activation.FirstPosts.Behind(period)),
        new("firstPostsAnswered", "Of these, answered by another person within 24 hours.", row => row.FirstPostsAnswered, (numbers, period) => numbers.Activation.FirstPostsAnswered.Behind(period))
        {
            Of = ["firstPosts"],
        },
    ];

    private static IEnumerable<PeriodMeaning> Brought() =>
    [
        new("referrers", "Members, still there, whom somebody joined through and became active.", row => row.Referrers, Referrers) { Of = ["members"] },
        new("referred", "Members whom another member brought and who stayed for seven days; no second joining within 30 days of leaving.", row => row.Referred, (numbers, period) => numbers.WordOfMouth.Referred.Behind(period)),
        new("referredActivated", "Of these, activated: K is these for each member at the start.", row => row.ReferredActivated, (numbers, period) => numbers.WordOfMouth.Activated.Behind(period))
        {
            Of = ["membersAtStart"], IsQuotient = true,
        },
        new("activatedExact", "Of the activated, those whose platform said who brought them.", row => row.ActivatedExact, (numbers, period) => numbers.WordOfMouth.Exact.Behind(period)) { Of = ["referredActivated"] },
        new("activatedDeclared", "Of the activated, those who said themselves who brought them.", row => row.ActivatedDeclared, (numbers, period) => numbers.WordOfMouth.Declared.Behind(period)) { Of = ["referredActivated"] },
        new("activatedInferred", "Of the activated, those of whom it was inferred from how often invites were used.", row => row.ActivatedInferred, (numbers, period) => numbers.WordOfMouth.Inferred.Behind(period))
        {
            Of = ["referredActivated"],
        },
        new("referredBefore", "Members whom another member brought, once 31 days are over.", row => row.ReferredBefore, (numbers, period) => numbers.WordOfMouth.ReferredBefore.Behind(period)),
        new("referredRetained", "Of these, active 15 to 30 days after joining.", row => row.ReferredRetained, (numbers, period) => numbers.WordOfMouth.ReferredRetained.Behind(period)) { Of = ["referredBefore"] },
        new("othersBefore", "Members who joined otherwise, once 31 days are over.", row => row.OthersBefore, (numbers, period) => numbers.WordOfMouth.OthersBefore.Behind(period)),
        new("othersRetained", "Of these, active 15 to 30 days after joining.", row => row.OthersRetained, (numbers, period) => numbers.WordOfMouth.OthersRetained.Behind(period)) { Of = ["othersBefore"] },
        new(Conversions, "Conversions through members' links, approved in the period and as they stand now.", row => row.Conversions, (numbers, period) => Sales(numbers, period).Select(member => new Share(member, 1))),
        new(Earners, "Members whose links these came through.", row => row.Earners, (numbers, period) => Sales(numbers, period).Distinct().Select(member => new Share(member, 1))),
    ];

    private static IEnumerable<int> Sales(PeriodNumbers numbers, Period period) => numbers.Earnings?.Behind(period).Select(sale => sale.Member) ?? [];

    // A member who brought several is one referrer, shown by all of their joinings.
    private static IEnumerable<Share> Referrers(PeriodNumbers numbers, Period period) =>
        numbers.Participation.Parts(period).Where(part => part.Refers)
            .SelectMany(part => numbers.WordOfMouth.ReferralsOf(part.Member, period).Select((joining, place) => new Share(part.Member, place == 0 ? 1 : 0, joining)));

    private static PeriodMeaning Active(
        string name, string definition, Func<PeriodMetric, long?> value, Func<CalendarLifecycle, Func<Period, IEnumerable<Share>>> behind) =>
        new(name, definition, value, (numbers, period) => period.Span == PeriodSpan.Days28 ? [] : behind(numbers.LifecycleOf(period.Span))(period))
        {
            Shows = MetricMeaning.IsActivity,
        };
}
