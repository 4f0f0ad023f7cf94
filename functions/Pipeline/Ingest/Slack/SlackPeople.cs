using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

/// <summary>Turns Slack's accounts and apps into people, with what is known of them.</summary>
/// <param name="Key">Makes the members' ids.</param>
/// <param name="OwnBot">The account of the app that listens, where a delivery says it.</param>
/// <param name="Known">Accounts by id, where an export lists them.</param>
internal readonly record struct SlackPeople(MemberKey Key, string? OwnBot = null, IReadOnlyDictionary<string, SlackUser>? Known = null)
{
    /// <summary>The account that Slack itself writes with; it is no bot by its own flag.</summary>
    private const string SlackAccount = "USLACKBOT";

    public Person PersonOf(string id, SlackProfile? shown = null) =>
        Known?.GetValueOrDefault(id) is { } known
            ? PersonOf(known)
            : new(Key.Of(Source.Slack, id), id, Filled(shown?.Name), NameOf(shown), id == OwnBot || id == SlackAccount);

    public Person PersonOf(SlackUser user) => new(
        Key.Of(Source.Slack, user.Id), user.Id, Filled(user.Name), NameOf(user.Profile) ?? Filled(user.RealName),
        user.IsBot || user.Id == OwnBot || user.Id == SlackAccount);

    /// <summary>
    /// Who wrote it; null where nobody is named. What an app posts is the app's, also in the name of somebody: a bot is one for good, and
    /// whoever lets an app post for them is none.
    /// </summary>
    public Person? AuthorOf(SlackMessage message) => message switch
    {
        { BotId: { Length: > 0 } app } => new(Key.Of(Source.Slack, app), app, IsBot: true),
        { User: { Length: > 0 } user } => PersonOf(user, message.UserProfile),
        _ => null,
    };

    /// <summary>Who brought <paramref name="member"/>; nobody has brought themselves.</summary>
    public MemberId? InviterOf(string member, string? inviter) =>
        string.IsNullOrEmpty(inviter) || inviter == member ? null : Key.Of(Source.Slack, inviter);

    private static string? NameOf(SlackProfile? profile) => Filled(profile?.DisplayName) ?? Filled(profile?.RealName);

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
