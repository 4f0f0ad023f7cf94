using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>One of a community's lists, as of its last closed day.</summary>
/// <param name="AsOf">Null while no day is closed.</param>
/// <param name="Total">How many there are; the list shows the first of them.</param>
public sealed record ListReport(CommunityId Community, ListName List, DateOnly? AsOf, int Total, IReadOnlyList<ListedReport> Entries);

/// <summary>Somebody or something on a list, and why.</summary>
/// <param name="Handle">The member's user name on the platform, as it is now; null where the platform has none.</param>
/// <param name="Score">Of ambassadors 0 to 100; of what is worth pinning, people who answer or react in a week; null on other lists.</param>
/// <param name="Suggestion">How the member could be recognised.</param>
/// <param name="About">The message that it is about; null where it is about a person.</param>
public sealed record ListedReport(
    int Rank, MemberId Member, string? Handle, string? Name, double? Score, AmbassadorLevel? Level, RecognitionKind? Suggestion,
    EvidenceReport? About, IReadOnlyList<ReasonReport> Reasons);

/// <param name="Says">In plain words.</param>
/// <param name="Points">Of <paramref name="Most"/>, where the score is a sum of parts.</param>
/// <param name="Behind">The newest events that show it.</param>
public sealed record ReasonReport(string Name, string Says, double? Points, double? Most, IReadOnlyList<EvidenceReport> Behind);

/// <param name="Link">Where it is read on its platform; null where ids and settings do not say it.</param>
public sealed record EvidenceReport(EventId Event, MemberId Member, DateTimeOffset At, Source? Source, ChannelId? Channel, MessageId? Message, Uri? Link)
{
    public static EvidenceReport Of(Evidence evidence, Uri? link) =>
        new(evidence.Event, evidence.Member, evidence.At, evidence.Source, evidence.Channel, evidence.Message, link);
}
