using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Nobody has said what holds here; or texts broke rules again and again, and nobody was ever told which.</summary>
internal sealed class RulesUnknown : IMistake
{
    // A handful of friends needs no rules.
    private const int FewestMembers = 10;
    private const int FewestBroken = 5;

    public MistakeName Name => MistakeName.RulesUnknown;

    public string NextStep => "Look through the community's rules, set what is yours, pin them, and name the rule whenever a message is taken down.";

    public int CooldownDays => 28;

    public Seen On(Signs signs, int day)
    {
        if (signs.Present[day] < FewestMembers)
            return Seen.TooFewToSay;
        return !IsSet(signs.Moderation.Community) || (Broken(signs, day).Count >= FewestBroken && Told(signs, day) == 0) ? Seen.Yes : Seen.No;
    }

    public Shown Show(Signs signs, int day)
    {
        if (!IsSet(signs.Moderation.Community))
            return new($"{signs.Present[day]} members, and nobody has set or published this community's rules");

        var broken = Broken(signs, day);
        return new($"{broken.Count} messages of four weeks broke a rule, and not one of their authors was told which") { Known = Signs.Behind(broken) };
    }

    // What is known of a community whose settings nobody has ever touched is its name alone.
    private static bool IsSet(Community community) =>
        !(community.Name is null && community.Staff.Count == 0 && RowOrder.Compare(community.Rules, new CommunityRules(), RulesJson) == 0);

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<CommunityRules> RulesJson => Store.SettingsJsonContext.Default.CommunityRules;

    private static List<Verdict> Broken(Signs signs, int day) =>
        signs.Moderation.Verdicts.Where(verdict => verdict.Severity >= Outcome.Warned && signs.IsWithin(verdict.TextAt, day - Signs.Month + 1, day)).ToList();

    private static int Told(Signs signs, int day) => signs.Moderation.Acts.Count(act =>
        act is { State: ActState.Done, Kind: EnforcementKind.Warn or EnforcementKind.Remove } && signs.IsWithin(act.At, day - Signs.Month + 1, day));
}
