using Pipeline.Model;

namespace Pipeline.Ingest.HubSpot;

/// <summary>What an event of the CRM means for the community.</summary>
internal enum HubSpotMeaning
{
    Joined,
    Left,
    Started,
    Renewed,
    PastDue,
    Cancelled,
    Refunded,
    Tier,
    Staff,
    Role,
}

/// <summary>
/// A CRM has no members: settings say what means that somebody became one. Each names a <see cref="HubSpotMeaning"/> and lists what has it:
/// a kind of event (<c>contact.creation</c>), a property (<c>Tier</c> = <c>club_tier</c>), or a property with values
/// (<c>Started</c> = <c>club_status=active|trial</c>). A setting that is empty means nothing.
/// </summary>
internal static class HubSpotRules
{
    private static readonly Dictionary<HubSpotMeaning, string> Usual = new()
    {
        [HubSpotMeaning.Joined] = "contact.creation",
        [HubSpotMeaning.Left] = "contact.deletion,contact.privacyDeletion",
    };

    private static readonly HubSpotMeaning[] All = Enum.GetValues<HubSpotMeaning>();

    public static IEnumerable<HubSpotMeaning> MeaningsOf(HubSpotEvent told, Connection connection) =>
        All.Where(meaning => RulesOf(meaning, connection).Any(rule => Applies(rule, meaning, told)));

    public static MembershipChange? ChangeOf(HubSpotMeaning meaning) => meaning switch
    {
        HubSpotMeaning.Started => MembershipChange.Started,
        HubSpotMeaning.Renewed => MembershipChange.Renewed,
        HubSpotMeaning.PastDue => MembershipChange.PastDue,
        HubSpotMeaning.Cancelled => MembershipChange.Cancelled,
        HubSpotMeaning.Refunded => MembershipChange.Refunded,
        HubSpotMeaning.Tier => MembershipChange.TierChanged,
        _ => null,
    };

    /// <summary>Whether the property's value is one that the setting lists; where it lists none, whether it says yes.</summary>
    public static bool IsYes(HubSpotEvent told, HubSpotMeaning meaning, Connection connection) => RulesOf(meaning, connection)
        .Select(Parsed)
        .Any(rule => rule.Name == told.PropertyName && (rule.Values is { } values ? values.Contains(told.PropertyValue) : told.PropertyValue is "true" or "yes"));

    private static string[] RulesOf(HubSpotMeaning meaning, Connection connection) =>
        (connection.Settings.GetValueOrDefault(meaning.ToString()) ?? Usual.GetValueOrDefault(meaning, ""))
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Who stops being staff is told by another value of the same property, so for roles the value decides later.
    private static bool Applies(string text, HubSpotMeaning meaning, HubSpotEvent told)
    {
        var rule = Parsed(text);
        if (told.PropertyName is null)
            return rule.Values is null && rule.Name == told.Kind;

        return rule.Name == told.PropertyName
            && (rule.Values is null || meaning is HubSpotMeaning.Staff or HubSpotMeaning.Role || rule.Values.Contains(told.PropertyValue));
    }

    private static (string Name, string[]? Values) Parsed(string rule) => rule.Split('=', 2, StringSplitOptions.TrimEntries) switch
    {
        [var name, var values] => (name, values.Split('|', StringSplitOptions.TrimEntries)),
        _ => (rule, null),
    };
}
