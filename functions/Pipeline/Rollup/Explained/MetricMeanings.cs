using System.Collections.Frozen;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Rollup.Explained;

/// <summary>Every number that can be explained.</summary>
internal static class MetricMeanings
{
    private static readonly FrozenDictionary<string, MetricMeaning> ByName =
        Events().Concat(People()).Concat(Periods()).Concat(Returns()).ToFrozenDictionary(meaning => meaning.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public static MetricMeaning? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<MetricMeaning> Events() =>
    [
        Kinds("messages", "Messages that members posted on the day and that still stand.", row => row.Messages, _ => true),
        new("comments", "Messages that answer another.", row => row.Comments) { Counts = counts => counts[SheetCounts.Comments], Shows = fact => fact.IsComment },
        Kinds("questions", "Messages that ask.", row => row.Questions, kind => kind == ContentKind.Question),
        Kinds("insights", "Guides, tips and discussions of substance.", row => row.Insights, kind => kind is ContentKind.Guide or ContentKind.Tip or ContentKind.Discussion),
        Kinds("guides", "Messages that explain how something is done.", row => row.Guides, kind => kind == ContentKind.Guide),
        Kinds("tips", "Messages with a short piece of advice.", row => row.Tips, kind => kind == ContentKind.Tip),
        Kinds("discussions", "Messages that discuss something of substance.", row => row.Discussions, kind => kind == ContentKind.Discussion),
        Kinds("feedback", "Messages that praise or blame what is offered.", row => row.Feedback, kind => kind == ContentKind.Feedback),
        Kinds("recommendations", "Messages that recommend something.", row => row.Recommendations, kind => kind == ContentKind.Recommendation),
        Kinds("wins", "Messages that tell of a success.", row => row.Wins, kind => kind == ContentKind.Win),
        new("reactions", "Reactions that were added on the day and still stood when it ended.", row => row.Reactions)
        {
            Counts = counts => counts[SheetCounts.Reactions], Shows = fact => fact is { Kind: ActivityKind.Reaction, Added: not null },
        },
        new("actions", "Messages that answer, ask or share an insight, and reactions: each once.", row => row.Actions)
        {
            Counts = counts => counts[SheetCounts.Actions], Shows = IsEngaging,
        },
        new("pollAnswers", "Polls that were answered and whose answer was not taken back on the day.", row => row.PollAnswers)
        {
            Counts = counts => counts[SheetCounts.PollAnswers], Shows = fact => fact is { Kind: ActivityKind.PollAnswer, Added: not null },
        },
        new("voiceJoins", "How often members joined a voice channel.", row => row.VoiceJoins)
        {
            Counts = counts => counts[SheetCounts.VoiceJoins], Shows = fact => fact.Kind == ActivityKind.Voice,
        },
    ];

    private static IEnumerable<MetricMeaning> People() =>
    [
        new("present", "Members who had joined or been seen active, and had not left nor become staff, when the day ended.", row => row.Present) { Days = 0 },
        new("engaged", "Members present who reacted, commented, asked or shared an insight on the day.", row => row.Engaged) { Of = ["present"], Shows = IsEngaging },
        new("engaged7", "Members present who did in the seven days that end with this one.", row => row.Engaged7) { Days = 7, Of = ["present"], Shows = IsEngaging },
        new("active", "Members with a message, reaction, poll answer or voice join on the day (DAU).", row => row.Active) { Of = ["active30"] },
        new("active7", "The same in seven days (WAU).", row => row.Active7) { Days = 7, Of = ["active30"] },
        new("active30", "The same in thirty days (MAU).", row => row.Active30) { Days = 30 },
    ];

    private static IEnumerable<MetricMeaning> Periods() =>
    [
        .. Period("", 1, row => row.New, row => row.Returning, row => row.Resurrected, row => row.Dormant, row => row.Lapsed),
        .. Period("7", 7, row => row.New7, row => row.Returning7, row => row.Resurrected7, row => row.Dormant7, row => row.Lapsed7),
        .. Period("30", 30, row => row.New30, row => row.Returning30, row => row.Resurrected30, row => row.Dormant30, row => row.Lapsed30),
    ];

    private static IEnumerable<MetricMeaning> Period(
        string end, int days, Func<Metric, int?> fresh, Func<Metric, int?> returning, Func<Metric, int?> resurrected, Func<Metric, int?> dormant, Func<Metric, int?> lapsed)
    {
        var period = days == 1 ? "the day" : $"the {days} days that end with this one";
        string[] before = [$"returning{end}", $"dormant{end}"];
        yield return new($"new{end}", $"Members whose first activity ever lies in {period}.", fresh) { Days = days };
        yield return new($"returning{end}", $"Members active in {period} and in as many days before.", returning) { Days = days, Of = before };
        yield return new($"resurrected{end}", $"Members active in {period}, not in as many days before, but at some time before that.", resurrected) { Days = days, Of = [$"lapsed{end}"] };
        yield return new($"dormant{end}", $"Members active in as many days before {period}, and not in them.", dormant) { Days = days, Back = days, Of = before };
        yield return new($"lapsed{end}", $"Members active at some time before the previous period and not in it: who could be resurrected.", lapsed) { Days = 0 };
    }

    private static IEnumerable<MetricMeaning> Returns() =>
    [
        .. Return(1, row => row.RetentionD1, row => row.RetentionCalendarD1),
        .. Return(3, row => row.RetentionD3, row => row.RetentionCalendarD3),
        .. Return(7, row => row.RetentionD7, row => row.RetentionCalendarD7),
        .. Return(14, row => row.RetentionD14, row => row.RetentionCalendarD14),
        .. Return(30, row => row.RetentionD30, row => row.RetentionCalendarD30),
        .. Return(60, row => row.RetentionD60, row => row.RetentionCalendarD60),
        .. Return(90, row => row.RetentionD90, row => row.RetentionCalendarD90),
    ];

    private static IEnumerable<MetricMeaning> Return(int age, Func<Metric, int?> rolling, Func<Metric, int?> calendar)
    {
        yield return new($"retentionD{age}", $"Of the members first active on the day, those active {24 * age} to {24 * (age + 1)} hours after their first activity.", rolling)
        {
            Age = age,
            Of = ["new"],
        };
        yield return new($"retentionCalendarD{age}", $"Of the members first active on the day, those active on the {age}. calendar day after it.", calendar)
        {
            Age = age,
            IsByCalendar = true,
            Of = ["new"],
        };
    }

    private static MetricMeaning Kinds(string name, string definition, Func<Metric, int?> value, Func<ContentKind, bool> counts) => new(name, definition, value)
    {
        Counts = day => Enumerable.Range(0, SheetCounts.ContentKinds).Where(kind => counts((ContentKind)kind)).Sum(kind => day[kind]),
        Shows = fact => fact.Kind == ActivityKind.Message && counts(fact.Content),
    };

    private static bool IsEngaging(ActivityFact fact) =>
        fact is { Kind: ActivityKind.Reaction, Added: not null }
        || (fact.Kind == ActivityKind.Message
            && (fact.IsComment || fact.Content is ContentKind.Question or ContentKind.Guide or ContentKind.Tip or ContentKind.Discussion));
}
