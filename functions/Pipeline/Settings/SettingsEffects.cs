using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Settings;

/// <summary>What a change of settings does, in words for whoever changes them.</summary>
/// <param name="ChangesStaff">Numbers of past days change.</param>
/// <param name="ChangesDays">Days begin and end at other instants.</param>
public sealed record SettingsEffects(bool ChangesStaff, bool ChangesDays, IReadOnlyList<string> Sentences)
{
    /// <param name="before">As it was; the defaults where nobody had set anything.</param>
    public static SettingsEffects Of(Community before, Community after)
    {
        var (added, removed) = (after.Staff.Except(before.Staff).Count(), before.Staff.Except(after.Staff).Count());
        var changesDays = before.TimeZone != after.TimeZone;
        List<string> sentences = [];
        if (before.Mode != after.Mode)
            sentences.Add(Mode(after));
        if (SettingsDocument.Version(before with { Rules = after.Rules }) != SettingsDocument.Version(before))
            sentences.Add($"The rules hold for what is written from now on, everywhere within a minute; what was decided stays. Members read version {PublishedRules.Of(after).Version}: where the rules are pinned, pin them again.");
        if (added + removed > 0)
            sentences.Add(string.Create(CultureInfo.InvariantCulture, $"{added} more are staff and {removed} no longer are: the numbers of all days are made anew without staff, within minutes."));
        if (changesDays)
            sentences.Add($"Days begin and end by the clock of {after.TimeZone}: all days are made anew from their facts, within minutes.");
        if (before.Digest != after.Digest)
            sentences.Add(after.Digest.IsOn
                ? string.Create(CultureInfo.InvariantCulture, $"The digest is posted every {after.Digest.Day} at {after.Digest.Hour}:00, once the week's days are closed. See it before with GET …/digest.")
                : "No digest is posted.");
        if (before.Name != after.Name)
            sentences.Add("Members and reports read the new name.");
        return new(added + removed > 0, changesDays, sentences.Count > 0 ? sentences : ["Nothing changed."]);
    }

    /// <summary>What the mode does from now on.</summary>
    public static string Mode(Community community) => community.Mode switch
    {
        ModerationMode.Off => "Messages are not checked any more. What was decided stays.",
        ModerationMode.Shadow => "Everything is decided and recorded, and nothing is done to anybody.",
        _ => Enforcing(community.Rules.Ladder),
    };

    private static string Enforcing(LadderRules ladder) => string.Create(
        CultureInfo.InvariantCulture,
        $"What the rules find is carried out on the platforms from now on: members are warned, messages removed, and members muted from a weight of {ladder.MuteAt} and banned from {ladder.BanAt} within {Lengths.Write(ladder.StrikeWindow)}. After {ladder.MostActsPerHour} acts in an hour the rest is only flagged. What was only noted before weighs on nobody, staff and bots are left alone. Back to shadow mode at any time.");
}
