using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>How fair and how watchful moderation was, by what moderators decided. In shadow mode: how it would have been.</summary>
/// <param name="From">The first instant whose texts count.</param>
/// <param name="Waiting">Reviews that nobody decided yet.</param>
/// <param name="Matrix">Of the reviews that were decided.</param>
/// <param name="Precision">Upheld removals, mutes and bans, of those that were decided.</param>
/// <param name="FlagPrecision">Upheld flags and warnings, of those that were decided.</param>
/// <param name="Recall">Estimated: of all texts that broke a rule, how many the rules found.</param>
public sealed record ScorecardReport(
    CommunityId Community,
    ModerationMode Mode,
    DateTimeOffset From,
    DateTimeOffset Until,
    int Waiting,
    ConfusionMatrix Matrix,
    Rate Precision,
    Rate FlagPrecision,
    RecallEstimate Recall,
    OverModeration OverModeration,
    Lengths ToAction,
    Lengths ToRelief,
    Lengths ToAnswerAppeals,
    IReadOnlyList<NamedScore> ByRule,
    IReadOnlyList<NamedScore> ByChecks,
    IReadOnlyList<NamedScore> ByModels);

/// <summary>What the rules said against what moderators said: a text is positive that something stands against, and true if a moderator sees it so.</summary>
public sealed record ConfusionMatrix(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives);

/// <summary>An estimate from a sample: null where nothing of it was decided.</summary>
/// <param name="Low">With the upper end of what the sample says was missed.</param>
/// <param name="High">With its lower end.</param>
/// <param name="Caught">Texts that broke a rule and were found: those upheld, and of those not decided yet the same share.</param>
/// <param name="Missed">Those that were not: what members reported, and what the sample shows, weighted by its rate.</param>
/// <param name="Audited">How many texts of the sample were decided.</param>
public sealed record RecallEstimate(double? Value, double? Low, double? High, double? Caught, double? Missed, int Audited);

/// <param name="Messages">Removals that were overturned, of members' messages.</param>
/// <param name="Members">Members who were hit by one, of those active in the last thirty days.</param>
/// <param name="CameBack">Of those whose two weeks since the overturning are over, or who are back already: active within them.</param>
public sealed record OverModeration(Rate Messages, Rate Members, Rate CameBack);

/// <summary>How long something took, in minutes.</summary>
public sealed record Lengths(int Count, double? MedianMinutes, double? P90Minutes);

/// <summary>The same for one rule, one version of the checks or one of the text models.</summary>
/// <param name="Precision">Upheld verdicts of any weight, of those that were decided.</param>
/// <param name="Overturned">Of removals and more.</param>
public sealed record NamedScore(string Name, int Reviews, Rate Precision, int Overturned, ConfusionMatrix Matrix);
